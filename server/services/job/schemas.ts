import { z } from "zod";
import { AppRef, Id, Search, text } from "../atoms";
import { LicenseStatus } from "../license/schemas";
import { UserStatus } from "../user/schemas";

/** The work that outlives a request. */
export const JobKind = z.enum(["license.import", "user.import", "license.delete", "user.delete"]);
export type JobKind = z.infer<typeof JobKind>;

/** One job of the actor. */
export const JobTarget = z.object({ id: Id });

/** The licenses that a list shows: the same search and filter. */
export const LicenseSet = z.object({
  search: Search.optional(),
  status: LicenseStatus.optional(),
  subscription: Id.optional(),
});

/** The users that a list shows. */
export const UserSet = z.object({
  search: Search.optional(),
  status: UserStatus.optional(),
  subscription: Id.optional(),
});

/** Input of `startDeletion`: every license or user of the set that a list's search and filter pick. */
export const StartDeletionInput = z.discriminatedUnion("kind", [
  LicenseSet.extend({ kind: z.literal("license.delete"), app: AppRef }),
  UserSet.extend({ kind: z.literal("user.delete"), app: AppRef }),
]);

/** Largest CSV file that is taken, in bytes. */
export const FILE_BYTES_MAX = 32 * 1024 * 1024;
/** Most rows that one import makes. */
export const ROWS_MAX = 100_000;

/** What an import makes. */
export const ImportKind = z.enum(["license.import", "user.import"]);
export type ImportKind = z.infer<typeof ImportKind>;

/** Which column of the file fills which field: the field's name to the column's. */
export const Mapping = z.record(text(64), text(500));
export type Mapping = z.infer<typeof Mapping>;

/** Input of `startImport`. Two imports with one `key` are one: the second gets the job of the first. */
export const StartImportInput = z.object({
  app: AppRef,
  kind: ImportKind,
  fileName: text(200).default("import.csv"),
  mapping: Mapping,
  key: text(255).min(1).optional(),
});

/** How much of a file its preview looks at, in bytes. */
export const PREVIEW_BYTES = 60_000;

/** Input of `previewImport`: the beginning of a file as it is, in base64, and whether that is all of it. */
export const PreviewImportInput = z.object({
  kind: ImportKind,
  head: z.base64().max(4 * Math.ceil(PREVIEW_BYTES / 3)),
  isWhole: z.boolean(),
});

/** The fields of an import, those that must be mapped first. */
export const IMPORT_FIELDS = {
  "license.import": [
    "license_key",
    "duration_days",
    "expires_at",
    "level",
    "max_uses",
    "device_limit",
    "subscription",
    "note",
  ],
  "user.import": ["username", "password", "email", "subscription", "expires_at", "note"],
} as const satisfies Record<ImportKind, readonly string[]>;

/** The fields that every row must fill. */
export const REQUIRED_FIELDS = {
  "license.import": ["license_key"],
  "user.import": ["username", "password"],
} as const satisfies Record<ImportKind, readonly string[]>;
