import { z } from "zod";
import { invalidField } from "@/server/errors";
import { DeviceLimit, Note, text } from "@/server/services/atoms";
import type { ServiceContext } from "@/server/services/context";
import {
  banLicense,
  deleteLicense,
  editLicense,
  extendLicense,
  generateLicenses,
  type License,
  pauseLicense,
  readLicenseTier,
  shortenLicense,
  unbanLicense,
  unpauseLicense,
} from "@/server/services/license";
import { CustomLicenseKey, KeyMask, LicenseCount, LicenseKey } from "@/server/services/license/schemas";
import { SubscriptionName } from "@/server/services/subscription/schemas";
import { dayAhead } from "../kit/example-date";
import { WireBoolean, WireInt } from "../kit/wire";
import { type EliteOperation, eliteOperation } from "./operation";
import { presentLicense, presentLicenseExpiry } from "./present";
import { fromWireExpiry, fromWireExpiryIfAny, refusePast, toExpiryChange, WireExpiry, WireExpiryChange } from "./wire";

const OneLicense = z.object({ license_key: LicenseKey });

const toTarget = (app: { id: string }, input: z.output<typeof OneLicense>) => ({
  app,
  license: { key: input.license_key },
});

const Details = z.object({
  device_limit: WireInt(DeviceLimit).optional(),
  note: Note.nullish(),
  freeze_expiry: WireBoolean.optional(),
  user_panel_access: WireBoolean.optional(),
});

const toDetails = (input: z.output<typeof Details>) => ({
  deviceLimit: input.device_limit,
  note: input.note,
  freezeExpiry: input.freeze_expiry,
  userPanelAccess: input.user_panel_access,
});

const Characters = z.object({
  use_capital: WireBoolean.default(true),
  use_lowercase: WireBoolean.default(false),
  use_numbers: WireBoolean.default(true),
});

/** What random places are filled with. Throws INVALID_INPUT when every class is switched off. */
function toCharacters({ use_capital, use_lowercase, use_numbers }: z.output<typeof Characters>): string {
  const characters =
    (use_capital ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "") +
    (use_lowercase ? "abcdefghijklmnopqrstuvwxyz" : "") +
    (use_numbers ? "0123456789" : "");
  if (characters !== "") return characters;
  throw invalidField("use_capital", "one of use_capital, use_lowercase and use_numbers must be true");
}

/** One license with its tier, as replies carry it. */
const withTier = async (ctx: ServiceContext, license: License) => ({
  license: presentLicense(license, await readLicenseTier(ctx, license)),
});

const example = { license_key: "LICENSE_KEY" };

/** `function=license`. */
export const licenseActions = {
  generate: eliteOperation({
    summary: "Make license keys for a tier, with a fixed expiry.",
    description: "`license_key` makes one of your own; else `mask` says where random characters stand (X or *).",
    input: Details.extend({
      subscription: SubscriptionName,
      expiry_date: WireExpiry,
      amount: WireInt(LicenseCount).default(1),
      mask: KeyMask.optional(),
      license_key: CustomLicenseKey.optional(),
      ...Characters.shape,
    }),
    example: { subscription: "default", expiry_date: dayAhead(), device_limit: 1 },
    refusals: ["SUBSCRIPTION_NOT_FOUND", "LICENSE_EXISTS"],
    run: async (ctx, app, { subscription, amount, mask, ...input }) => {
      const made = await generateLicenses(ctx, {
        app,
        subscription,
        count: amount,
        mask,
        licenseKey: input.license_key,
        characters: toCharacters(input),
        durationDays: null,
        expiresAt: refusePast(fromWireExpiry(input.expiry_date), ctx.now()),
        ...toDetails(input),
      });
      const [first] = made;
      const tier = first ? await readLicenseTier(ctx, first) : null;
      const licenses = made.map((license) => presentLicense(license, tier));
      const several = licenses.length > 1 ? { licenses } : {};
      return { license: licenses[0], ...several, keys: made.map((license) => license.licenseKey) };
    },
  }),
  edit: eliteOperation({
    summary: "Change a license; what is left out stays, and what it granted follows.",
    input: Details.extend({
      ...OneLicense.shape,
      subscription: SubscriptionName.optional(),
      expiry_date: WireExpiry.optional(),
    }),
    example: { ...example, note: "Gift" },
    refusals: ["SUBSCRIPTION_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, app, { subscription, expiry_date, ...input }) => {
      const changes = { subscription, expiresAt: fromWireExpiryIfAny(expiry_date), ...toDetails(input) };
      return withTier(ctx, await editLicense(ctx, { ...toTarget(app, input), ...changes }));
    },
  }),
  delete: eliteOperation({
    summary:
      "Delete a license with what it granted and the user that stands for it; from the reply on nobody runs on it.",
    input: OneLicense,
    example,
    refusals: ["LICENSE_NOT_FOUND"],
    run: async (ctx, app, input) => {
      await deleteLicense(ctx, toTarget(app, input));
      return {};
    },
  }),
  extend: eliteOperation({
    summary: "Give a license more days, or a later expiry; what it granted moves along.",
    input: WireExpiryChange.extend(OneLicense.shape),
    example: { ...example, days: 30 },
    refusals: ["LICENSE_NOT_FOUND"],
    run: async (ctx, app, input) => ({
      license: presentLicenseExpiry(await extendLicense(ctx, { ...toTarget(app, input), ...toExpiryChange(input) })),
    }),
  }),
  shorten: eliteOperation({
    summary: "Take days from a license, or give an earlier expiry; what it granted moves along.",
    input: WireExpiryChange.extend(OneLicense.shape),
    example: { ...example, days: 7 },
    refusals: ["LICENSE_NOT_FOUND"],
    run: async (ctx, app, input) => ({
      license: presentLicenseExpiry(await shortenLicense(ctx, { ...toTarget(app, input), ...toExpiryChange(input) })),
    }),
  }),
  ban: eliteOperation({
    summary: "Ban a license; from the reply on nothing that it granted counts.",
    input: OneLicense.extend({ reason: text(500).optional() }),
    example: { ...example, reason: "Chargeback" },
    refusals: ["LICENSE_NOT_FOUND"],
    run: async (ctx, app, { reason, ...input }) =>
      withTier(ctx, await banLicense(ctx, { ...toTarget(app, input), reason })),
  }),
  unban: eliteOperation({
    summary: "Lift a license's ban.",
    input: OneLicense,
    example,
    refusals: ["LICENSE_NOT_FOUND"],
    run: async (ctx, app, input) => withTier(ctx, await unbanLicense(ctx, toTarget(app, input))),
  }),
  pause: eliteOperation({
    summary: "Pause a license; until it is unpaused nothing that it granted counts, and its time runs on.",
    input: OneLicense,
    example,
    refusals: ["LICENSE_NOT_FOUND"],
    run: async (ctx, app, input) => withTier(ctx, await pauseLicense(ctx, toTarget(app, input))),
  }),
  unpause: eliteOperation({
    summary: "Let a paused license in again.",
    input: OneLicense,
    example,
    refusals: ["LICENSE_NOT_FOUND"],
    run: async (ctx, app, input) => withTier(ctx, await unpauseLicense(ctx, toTarget(app, input))),
  }),
} as const satisfies Record<string, EliteOperation>;
