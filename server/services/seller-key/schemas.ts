import { z } from "zod";
import { Id, Name, Page, PageSize, Search, sortBy } from "../atoms";

/** Input of `createSellerKey`. */
export const CreateSellerKeyInput = z.object({ name: Name.default("New Key") });

/** Input of `deleteSellerKey`. */
export const DeleteSellerKeyInput = z.object({ id: Id });

/** Input of `listSellerKeys`. */
export const ListSellerKeysInput = z.object({
  page: Page.default(1),
  limit: PageSize.default(500),
  search: Search.optional(),
  sort: sortBy(["name", "lastUsedAt", "createdAt"]),
});
