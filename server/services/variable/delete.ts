import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { UserVariableTarget, VariableTarget } from "./schemas";

/** Deletes a global variable. Throws APP_NOT_FOUND, VARIABLE_NOT_FOUND. */
export function deleteVariable(ctx: ServiceContext, raw: z.input<typeof VariableTarget>): Promise<void> {
  const { app: appRef, variable: ref } = VariableTarget.parse(raw);
  const { variables: t } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [gone] = await ctx.db
      .delete(t)
      .where(and(eq(t.appId, app.id), "id" in ref ? eq(t.id, ref.id) : eq(t.key, ref.key)))
      .returning({ id: t.id, key: t.key });
    if (!gone) throw new DomainError("VARIABLE_NOT_FOUND");
    const data = { key: gone.key };
    await recordAudit(ctx, { action: "variable.deleted", appId: app.id, targetId: gone.id, data });
  });
}

/** Deletes a value that was kept for one user. Throws APP_NOT_FOUND, VARIABLE_NOT_FOUND. */
export function deleteUserVariable(ctx: ServiceContext, raw: z.input<typeof UserVariableTarget>): Promise<void> {
  const { app: appRef, id } = UserVariableTarget.parse(raw);
  const { userVariables: t } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [gone] = await ctx.db
      .delete(t)
      .where(and(eq(t.appId, app.id), eq(t.id, id)))
      .returning({ key: t.key, userId: t.userId });
    if (!gone) throw new DomainError("VARIABLE_NOT_FOUND");
    await recordAudit(ctx, { action: "user_variable.deleted", appId: app.id, targetId: id, data: gone });
  });
}
