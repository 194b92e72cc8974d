import { getTableColumns, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { SetVariableInput } from "./schemas";

/** A global variable as the database holds it. */
export type Variable = typeof schema.variables.$inferSelect;

/** What an upsert left, and whether it made the row. */
export type Upserted<Row> = { variable: Row; isNew: boolean };

/** Whether the row that an upsert returns was inserted by it: an updated one was locked by the statement. */
export const wasInserted = sql<boolean>`(xmax = 0)`;

/** Makes a global variable or gives it another value, visible to clients at once. Throws APP_NOT_FOUND. */
export function setVariable(ctx: ServiceContext, raw: z.input<typeof SetVariableInput>): Promise<Upserted<Variable>> {
  const { app: appRef, key, value, isWritable } = SetVariableInput.parse(raw);
  const { variables: t } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const now = ctx.now();
    const [row] = await ctx.db
      .insert(t)
      .values({ id: newId(), appId: app.id, key, value, isWritable, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({ target: [t.appId, t.key], set: { value, isWritable, updatedAt: now } })
      .returning({ ...getTableColumns(t), isNew: wasInserted });
    if (!row) throw new DomainError("APP_NOT_FOUND");
    const { isNew, ...variable } = row;
    await recordAudit(ctx, { action: "variable.set", appId: app.id, targetId: variable.id, data: { key } });
    return { variable, isNew };
  });
}
