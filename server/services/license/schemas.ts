import { z } from "zod";
import { AppRef, DurationDays, Id, Level, Note, Page, PageSize, Search, text } from "../atoms";

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

/** Input of `generateLicenses`. */
export const GenerateLicensesInput = z.object({
  app: AppRef,
  count: z.int().min(1).max(500).default(1),
  mask: KeyMask.default("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"),
  durationDays: DurationDays.default(30),
  level: Level.default(1),
  maxUses: z.int().min(1).max(1_000_000).default(1),
  note: Note.nullish(),
});

/** Input of `listLicenses`. */
export const ListLicensesInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(50),
  search: Search.optional(),
  status: LicenseStatus.optional(),
});
