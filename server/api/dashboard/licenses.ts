import { z } from "zod";
import { Id, Level, Page, PageSize, Search } from "@/server/services/atoms";
import {
  banLicense,
  deleteLicense,
  deleteLicenses,
  generateLicenses,
  listLicenses,
  pauseLicense,
  unbanLicense,
  unpauseLicense,
} from "@/server/services/license";
import { GenerateLicensesInput, LicenseStatus } from "@/server/services/license/schemas";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentLicense } from "../present/license";
import { presentPage } from "../present/page";

const OneLicense = z.object({ appId: Id, licenseId: Id });
const OneApp = z.object({ appId: Id });
const Fields = GenerateLicensesInput.shape;

const target = ({ appId, licenseId }: z.output<typeof OneLicense>) => ({
  app: { id: appId },
  license: { id: licenseId },
});

/** Licenses of an application. */
export const licenseRoutes = {
  "GET /api/dashboard/licenses/:appId": operation({
    summary: "List licenses with pagination, search, and status filtering.",
    description: "`search` looks into key, note and used_by. Newest first.",
    input: OneApp.extend({
      page: WireInt(Page).default(1),
      limit: WireInt(PageSize).default(50),
      search: Search.optional(),
      status: z.union([LicenseStatus, z.literal("")]).optional(),
    }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, status, ...query }) => {
      const list = await listLicenses(ctx, { app: { id: appId }, status: status || undefined, ...query });
      return presentPage("licenses", list, presentLicense);
    },
  }),

  "POST /api/dashboard/licenses/:appId": operation({
    summary: "Generate license key(s).",
    description:
      "In the mask every `X` or `*` becomes one of A-Z and 0-9, anything else stays; at least 6 random characters. All keys are made, or none.",
    status: 201,
    input: OneApp.extend({
      count: WireInt(Fields.count.unwrap()).default(1),
      mask: Fields.mask,
      duration_days: WireInt(Fields.durationDays.unwrap().unwrap()).default(30),
      level: WireInt(Level).default(1),
      max_uses: WireInt(Fields.maxUses.unwrap()).default(1),
      note: Fields.note,
    }),
    example: { count: 5, duration_days: 30, mask: "XXXX-XXXX-XXXX-XXXX", note: "Batch #1" },
    refusals: ["APP_NOT_FOUND", "LICENSE_EXISTS"],
    run: async (ctx, { appId, duration_days, max_uses, ...input }) => {
      const made = await generateLicenses(ctx, {
        app: { id: appId },
        durationDays: duration_days,
        maxUses: max_uses,
        ...input,
      });
      const licenses = made.map(({ id, licenseKey }) => ({ id, license_key: licenseKey }));
      return { message: "License(s) created", licenses, count: licenses.length };
    },
  }),

  "POST /api/dashboard/licenses/:appId/:licenseId/ban": operation({
    summary: "Ban a license key.",
    description:
      "From the reply on nothing that it granted counts; sessions stay, and are refused until it is unbanned.",
    input: OneLicense,
    refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "License banned",
      license: presentLicense(await banLicense(ctx, target(input))),
    }),
  }),

  "POST /api/dashboard/licenses/:appId/:licenseId/unban": operation({
    summary: "Unban a license key.",
    input: OneLicense,
    refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "License unbanned",
      license: presentLicense(await unbanLicense(ctx, target(input))),
    }),
  }),

  "POST /api/dashboard/licenses/:appId/:licenseId/pause": operation({
    summary: "Pause a license key.",
    description: "Nothing that it granted counts until it is unpaused. Its time runs on.",
    input: OneLicense,
    refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "License paused",
      license: presentLicense(await pauseLicense(ctx, target(input))),
    }),
  }),

  "POST /api/dashboard/licenses/:appId/:licenseId/unpause": operation({
    summary: "Unpause a license key.",
    input: OneLicense,
    refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "License unpaused",
      license: presentLicense(await unpauseLicense(ctx, target(input))),
    }),
  }),

  "DELETE /api/dashboard/licenses/:appId/:licenseId": operation({
    summary: "Delete a single license.",
    description: "What it granted goes with it.",
    input: OneLicense,
    refusals: ["APP_NOT_FOUND", "LICENSE_NOT_FOUND"],
    run: async (ctx, input) => {
      await deleteLicense(ctx, target(input));
      return { message: "License deleted" };
    },
  }),

  "DELETE /api/dashboard/licenses/:appId/unused/all": operation({
    summary: "Delete all unused licenses for an application.",
    description: "Unused are active licenses without any use yet.",
    input: OneApp,
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId }) => ({
      message: "Unused licenses deleted",
      ...(await deleteLicenses(ctx, { app: { id: appId }, where: "unused" })),
    }),
  }),

  "DELETE /api/dashboard/licenses/:appId/used/all": operation({
    summary: "Delete all used licenses for an application.",
    description: "Used are licenses with no use left that are neither banned, paused nor expired.",
    input: OneApp,
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId }) => ({
      message: "Used licenses deleted",
      ...(await deleteLicenses(ctx, { app: { id: appId }, where: "used" })),
    }),
  }),
} as const satisfies Record<string, Operation>;
