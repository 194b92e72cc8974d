import { z } from "zod";
import { AppRef, Id, optionalName, Page, PageSize, Search, sortBy, text } from "../atoms";

/** Digest of a build in hex: SHA-256 (64 digits), or the MD5 (32) that KeyAuth SDKs send. Compared in lower case. */
export const HashValue = text(128)
  .trim()
  .toLowerCase()
  .regex(/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/, "must be 64 or 32 hexadecimal digits");

/** What the seller calls a build; "" is nothing. */
export const HashName = optionalName(100);

/** Input of `registerHash`. */
export const RegisterHashInput = z.object({ app: AppRef, hashValue: HashValue, hashName: HashName.nullish() });

/** One hash of one of the actor's applications. */
export const HashTarget = z.object({ app: AppRef, hash: z.object({ id: Id }) });

/** Input of `listHashes`. */
export const ListHashesInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(50),
  search: Search.optional(),
  sort: sortBy(["hashName", "hashValue", "createdAt"]),
});
