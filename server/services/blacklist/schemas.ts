import { z } from "zod";
import { AppRef, Id, Note, nameUpTo, Page, PageSize, Search, sortBy } from "../atoms";

/** What an entry turns away by. */
export const BlacklistType = z.enum(["ip", "hwid"]);
export type BlacklistType = z.infer<typeof BlacklistType>;

/** Input of `createBlacklistEntry`. An `ip` value is an address or a CIDR network; a `hwid` is compared exactly, as clients' are. */
export const CreateBlacklistEntryInput = z.object({
  app: AppRef,
  type: BlacklistType,
  value: nameUpTo(512),
  note: Note.nullish(),
});

/** One entry of one of the actor's applications. */
export const BlacklistTarget = z.object({ app: AppRef, id: Id });

/** Input of `listBlacklist`. */
export const ListBlacklistInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(500),
  search: Search.optional(),
  sort: sortBy(["value", "type", "note", "createdAt"]),
  type: BlacklistType.optional(),
});
