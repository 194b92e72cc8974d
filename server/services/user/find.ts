import { and, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import type { ServiceContext } from "../context";
import type { UserRef } from "./schemas";
import { selectUserViews, type UserView } from "./view";

const { users, grants } = schema;

/** The SQL condition that picks exactly the user that `ref` names. */
export const userCondition = (app: { id: string }, ref: UserRef) =>
  and(eq(users.appId, app.id), "id" in ref ? eq(users.id, ref.id) : eq(users.username, ref.username));

/** The user of this application that `ref` names. Throws USER_NOT_FOUND. */
export async function findUser(ctx: ServiceContext, app: { id: string }, ref: UserRef): Promise<UserView> {
  const [user] = await selectUserViews(ctx).where(userCondition(app, ref));
  if (!user) throw new DomainError("USER_NOT_FOUND");
  return user;
}

/**
 * Takes the user's row and then their grants for the rest of the transaction, so that changes to what they are granted
 * happen one after the other; log-ins go on. Throws USER_NOT_FOUND.
 */
export async function lockUser(ctx: ServiceContext, app: { id: string }, ref: UserRef) {
  const [user] = await ctx.db.select().from(users).where(userCondition(app, ref)).for("no key update");
  if (!user) throw new DomainError("USER_NOT_FOUND");
  await ctx.db
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.appId, app.id), eq(grants.userId, user.id)))
    .orderBy(grants.id)
    .for("update");
  return user;
}
