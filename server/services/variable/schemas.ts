import { z } from "zod";
import { AppRef, Id, Page, PageSize, Search, sortBy, VariableKey, VariableValue } from "../atoms";
import { UserRef } from "../user/schemas";

/** Input of `setVariable`. `isWritable: false` makes it read-only for clients; absent, it stays (a new one: writable). */
export const SetVariableInput = z.object({
  app: AppRef,
  key: VariableKey,
  value: VariableValue.default(""),
  isWritable: z.boolean().optional(),
});

/** Which variable of an application: by its id, or by its key. */
export const VariableRef = z.union([z.object({ id: Id }), z.object({ key: VariableKey })]);
export type VariableRef = z.infer<typeof VariableRef>;

/** One variable of one of the actor's applications. */
export const VariableTarget = z.object({ app: AppRef, variable: VariableRef });

/** Input of `listVariables`. */
export const ListVariablesInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(500),
  search: Search.optional(),
  sort: sortBy(["key", "access", "updatedAt"]),
});

/** Input of `setUserVariable`. */
export const SetUserVariableInput = z.object({
  app: AppRef,
  user: UserRef,
  key: VariableKey,
  value: VariableValue.default(""),
});

/** Input of `getUserVariable`. */
export const GetUserVariableInput = z.object({ app: AppRef, user: UserRef, key: VariableKey });

/** Input of `deleteUserVariable`. */
export const UserVariableTarget = z.object({ app: AppRef, id: Id });

/** Input of `listUserVariables`: everybody's, or one user's. */
export const ListUserVariablesInput = ListVariablesInput.extend({
  userId: Id.optional(),
  sort: sortBy(["username", "key", "updatedAt"]),
});
