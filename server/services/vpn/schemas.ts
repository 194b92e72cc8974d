import { z } from "zod";
import { AppRef, Id, Note, nameUpTo, Page, PageSize, Search, sortBy } from "../atoms";

/** Input of `addVpnAllowance`. `value` is an address or a CIDR network. */
export const AddVpnAllowanceInput = z.object({ app: AppRef, value: nameUpTo(64), note: Note.nullish() });

/** One allowance of one of the actor's applications. */
export const VpnAllowanceTarget = z.object({ app: AppRef, id: Id });

/** Input of `listVpnAllowances`. */
export const ListVpnAllowancesInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(500),
  search: Search.optional(),
  sort: sortBy(["value", "note", "createdAt"]),
});
