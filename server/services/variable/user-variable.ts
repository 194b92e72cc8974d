import { and, eq, getTableColumns } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findUser } from "../user";
import { GetUserVariableInput, SetUserVariableInput } from "./schemas";
import { type Upserted, wasInserted } from "./set";

/** A value kept for one user, as the database holds it. */
export type UserVariable = typeof schema.userVariables.$inferSelect;

const { userVariables: t } = schema;

/** Keeps a value for a user, new or over the old one. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export function setUserVariable(
  ctx: ServiceContext,
  raw: z.input<typeof SetUserVariableInput>,
): Promise<Upserted<UserVariable>> {
  const { app: appRef, user: userRef, key, value } = SetUserVariableInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const user = await findUser(ctx, app, userRef);
    const now = ctx.now();
    const [row] = await ctx.db
      .insert(t)
      .values({ id: newId(), appId: app.id, userId: user.id, key, value, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({ target: [t.appId, t.userId, t.key], set: { value, updatedAt: now } })
      .returning({ ...getTableColumns(t), isNew: wasInserted });
    if (!row) throw new DomainError("USER_NOT_FOUND");
    const { isNew, ...variable } = row;
    const data = { key, userId: user.id };
    await recordAudit(ctx, { action: "user_variable.set", appId: app.id, targetId: variable.id, data });
    return { variable, isNew };
  });
}

/** What is kept for a user under a key. Throws APP_NOT_FOUND, USER_NOT_FOUND, VARIABLE_NOT_FOUND. */
export async function getUserVariable(
  ctx: ServiceContext,
  raw: z.input<typeof GetUserVariableInput>,
): Promise<UserVariable> {
  const { app: appRef, user: userRef, key } = GetUserVariableInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const user = await findUser(ctx, app, userRef);
  const [row] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.appId, app.id), eq(t.userId, user.id), eq(t.key, key)));
  if (!row) throw new DomainError("VARIABLE_NOT_FOUND");
  return row;
}
