import { z } from "zod";
import {
  AppRef,
  BULK_CHANGES,
  BulkTarget,
  CountUpTo,
  DeviceLimit,
  DurationDays,
  Id,
  Level,
  Note,
  Page,
  PageSize,
  Search,
  sortBy,
  text,
} from "../atoms";
import { EndCell, WholeNumberCell } from "../cells";
import { SubscriptionName } from "../subscription/schemas";

/** A license key as somebody sends it: trimmed, never altered otherwise. */
export const LicenseKey = text(128).trim().min(1);

const randomPlaces = (mask: string) => mask.replace(/[^X*]/g, "").length;

/**
 * How generated keys look: every `X` or `*` becomes one of `A-Z0-9`, anything else stays. At least 6 random places,
 * and none of the characters that break form-encoded SDK requests.
 */
export const KeyMask = text(128)
  .trim()
  .refine((mask) => randomPlaces(mask) >= 6, "must hold at least 6 random characters (X or *)")
  .refine((mask) => !/[&=+%#\s]/.test(mask), "must not contain & = + % # or white space");

/** Which license: by its id, or by its key. */
export const LicenseRef = z.union([z.object({ id: Id }), z.object({ key: LicenseKey })]);
export type LicenseRef = z.infer<typeof LicenseRef>;

/** What a license is right now; derived, never stored. */
export const LicenseStatus = z.enum(["active", "used", "expired", "paused", "banned"]);
export type LicenseStatus = z.infer<typeof LicenseStatus>;

/** One license of one of the actor's applications. */
export const LicenseTarget = z.object({ app: AppRef, license: LicenseRef });

/** Input of `banLicense`. */
export const BanLicenseInput = LicenseTarget.extend({ reason: text(500).optional() });

/** A key that the seller chose: none of the characters that break form-encoded SDK requests. */
export const CustomLicenseKey = LicenseKey.refine(
  (key) => !/[&=+%#\s]/.test(key),
  "must not contain & = + % # or white space",
);

/** How many licenses one call makes. */
export const LicenseCount = z.int().min(1).max(500);

/** Input of `generateLicenses`. */
export const GenerateLicensesInput = z.object({
  app: AppRef,
  count: LicenseCount.default(1),
  mask: KeyMask.default("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"),
  /** What random places are filled with; `A-Z0-9` unless given. */
  characters: z
    .string()
    .regex(/^[A-Za-z0-9]{10,62}$/)
    .optional(),
  /** A key of the seller's own instead of random ones; `count` is 1 then. */
  licenseKey: CustomLicenseKey.optional(),
  /** Days from the first use. Null: `expiresAt` rules, and without that the license never expires. */
  durationDays: DurationDays.nullable().default(30),
  /** A fixed end instead of days from the first use. */
  expiresAt: z.date().nullish(),
  level: Level.default(1),
  /** The name of the one tier that the license opens, in any case; else it opens all tiers of its level. */
  subscription: text(64).optional(),
  maxUses: z.int().min(1).max(1_000_000).default(1),
  deviceLimit: DeviceLimit.default(1),
  note: Note.nullish(),
  userPanelAccess: z.boolean().default(true),
  freezeExpiry: z.boolean().default(false),
});

/** Input of `listLicenses`. `subscription` is the id of a tier. */
export const ListLicensesInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(50),
  search: Search.optional(),
  sort: sortBy(["licenseKey", "createdAt", "expiresAt"]),
  countUpTo: CountUpTo,
  status: LicenseStatus.optional(),
  subscription: Id.optional(),
});

/** Input of `extendLicense`: `days` more, or a later `expiresAt`; one of them. */
export const ExtendLicenseInput = LicenseTarget.extend({
  days: DurationDays.optional(),
  expiresAt: z.date().optional(),
});

/** Input of `shortenLicense`: `days` less, or an earlier `expiresAt`; one of them. */
export const ShortenLicenseInput = ExtendLicenseInput;

/** Input of `editLicense`: what is left out stays; `expiresAt: null` is no expiry. */
export const EditLicenseInput = LicenseTarget.extend({
  note: Note.nullish(),
  deviceLimit: DeviceLimit.optional(),
  /** Name of the one tier that the license opens from now on, in any case. */
  subscription: text(64).optional(),
  expiresAt: z.date().nullish(),
  freezeExpiry: z.boolean().optional(),
  userPanelAccess: z.boolean().optional(),
});

/** Input of `deleteLicenses`: all, the active ones without any use, or those with no use left. */
export const DeleteLicensesInput = z.object({ app: AppRef, where: z.enum(["all", "unused", "used"]) });

/** Input of `changeLicenses`: the same change of up to 500 licenses. */
export const ChangeLicensesInput = BulkTarget.extend({
  change: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("ban"), reason: text(500).optional() }),
    ...BULK_CHANGES,
  ]),
});

/**
 * A license as a row of a file holds it: text throughout. Without days and without an end it runs for 30 days from its
 * first use; an end beside days is a clock that runs already.
 */
export const ImportedLicense = z.object({
  license_key: CustomLicenseKey,
  duration_days: WholeNumberCell.pipe(DurationDays).optional(),
  expires_at: EndCell.optional(),
  level: WholeNumberCell.pipe(Level).optional(),
  max_uses: WholeNumberCell.pipe(GenerateLicensesInput.shape.maxUses.unwrap()).optional(),
  device_limit: WholeNumberCell.pipe(DeviceLimit).optional(),
  subscription: SubscriptionName.optional(),
  note: Note.optional(),
});
export type ImportedLicense = z.infer<typeof ImportedLicense>;
