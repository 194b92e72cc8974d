import { z } from "zod";
import { AppRef, Id, Page, PageSize, Search, sortBy, text } from "../atoms";

/** A client version: numbers with dots, and if need be a suffix such as `-beta.2`. `1.3` and `1.3.0` are the same. */
export const VersionNumber = text(64)
  .trim()
  .regex(/^\d+(\.\d+)*([-+][0-9A-Za-z.+-]+)?$/, "must be numbers with dots, such as 1.4.2");

/** What a client of this version may do: run, run with a reminder, or run with a reminder until a date. */
export const VersionMode = z.enum(["allow", "reminder", "temporary"]);

/** A download address: https alone, since clients run what they fetch from it. */
export const DownloadUrl = text(2048)
  .trim()
  .pipe(z.url({ protocol: /^https$/, error: "must be an https URL" }));

/** What a client of this version is told. */
export const ReminderMessage = text(500);

/** What is new in it. */
export const Changelog = text(10_000);

const VersionFields = z.object({
  mode: VersionMode.optional(),
  allowedUntil: z.date().min(new Date(0)).max(new Date("9999-12-31T23:59:59.999Z")).nullish(),
  reminderMessage: ReminderMessage.nullish(),
  downloadUrl: DownloadUrl.nullish(),
  changelog: Changelog.nullish(),
  isLatest: z.boolean().optional(),
});

/** Which entry of the white list: by its id, or by its version. */
export const VersionRef = z.union([z.object({ id: Id }), z.object({ version: VersionNumber })]);
export type VersionRef = z.infer<typeof VersionRef>;

/** One entry of the white list of one of the actor's applications. */
export const VersionTarget = z.object({ app: AppRef, version: VersionRef });

/** Input of `addVersion`. */
export const AddVersionInput = VersionFields.extend({ app: AppRef, version: VersionNumber });

/** Input of `editVersion`: what is left out stays. */
export const EditVersionInput = VersionTarget.extend({
  changes: VersionFields.extend({ version: VersionNumber.optional() }),
});

/** Input of `listVersions`. */
export const ListVersionsInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(50),
  search: Search.optional(),
  sort: sortBy(["version", "mode", "allowedUntil", "createdAt"]),
  mode: VersionMode.optional(),
});
