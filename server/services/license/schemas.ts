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
  Name,
  Note,
  Page,
  PageSize,
  Search,
  sortBy,
  text,
  textProblem,
} from "../atoms";
import { EndCell, WholeNumberCell } from "../cells";
import { SubscriptionName } from "../subscription/schemas";

const KEY_MAX = 128;

/** What mail and chat programs put into a key that passes through them, and no key of ours holds. */
const STRAY = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;

const plainDashes = (key: string): string => key.normalize("NFC").replace(DASHES, "-");

/** A key as licenses are made with it: without white space and invisible characters, NFC, every dash a `-`. */
export const cleanKey = (key: string): string => plainDashes(key).replace(STRAY, "");

/** Whether two keys differ in case and in what got into them on the way alone. */
export const isSameKey = (a: string, b: string): boolean => cleanKey(a).toLowerCase() === cleanKey(b).toLowerCase();

/**
 * A license key as somebody sends it, trimmed. It names the license whose key it is to the letter, else the one whose key
 * it is once cleaned, else the only one that it then differs from in case alone.
 */
export const LicenseKey = text(4 * KEY_MAX)
  .trim()
  .refine((key) => cleanKey(key) !== "", "must not be empty")
  .refine((key) => cleanKey(key).length <= KEY_MAX, `must be at most ${KEY_MAX} characters`);

/** The key of a license that is to be made, or the mask of several. */
const NewKey = z
  .string()
  .overwrite((key) => plainDashes(key).trim())
  .min(1)
  .max(KEY_MAX)
  .refine((key) => textProblem(key) === null, "must be well-formed Unicode without NUL")
  .refine((key) => !/[&=+%#]/.test(key), "must not contain & = + % #")
  .refine((key) => cleanKey(key) === key, "must not contain white space or invisible characters");

const randomPlaces = (mask: string) => mask.replace(/[^X*]/g, "").length;

/**
 * How generated keys look: every `X` or `*` becomes one of `A-Z0-9`, anything else stays. At least 6 random places,
 * and none of the characters that break form-encoded SDK requests or get lost on the way.
 */
export const KeyMask = NewKey.refine(
  (mask) => randomPlaces(mask) >= 6,
  "must hold at least 6 random characters (X or *)",
);

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
export const CustomLicenseKey = NewKey;

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
  subscription: Name.optional(),
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
  subscription: Name.optional(),
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
