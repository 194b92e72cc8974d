import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { violatedForeignKey } from "@/db/errors";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { untilFree } from "@/server/lib/until-free";
import type { ServiceContext } from "../context";
import { WriteVariableInput } from "./schemas";
import type { ClientSession, LoggedInSession } from "./session";

/** A value that every client of the application may read. Throws VARIABLE_NOT_FOUND. */
export async function readAppVariable(ctx: ServiceContext, session: ClientSession, key: string): Promise<string> {
  const { variables } = schema;
  const [row] = await ctx.db
    .select({ value: variables.value })
    .from(variables)
    .where(and(eq(variables.appId, session.appId), eq(variables.key, key)));
  if (!row) throw new DomainError("VARIABLE_NOT_FOUND");
  return row.value;
}

/** A value kept for the user. Throws VARIABLE_NOT_FOUND. */
export async function readUserVariable(ctx: ServiceContext, session: LoggedInSession, key: string): Promise<string> {
  const { userVariables: t } = schema;
  const [row] = await ctx.db
    .select({ value: t.value })
    .from(t)
    .where(and(eq(t.appId, session.appId), eq(t.userId, session.userId), eq(t.key, key)));
  if (!row) throw new DomainError("VARIABLE_NOT_FOUND");
  return row.value;
}

/** Keeps a value for the user, new or over the old one. Throws INVALID_INPUT, SESSION_NOT_FOUND. */
export async function writeUserVariable(
  ctx: ServiceContext,
  session: LoggedInSession,
  raw: z.input<typeof WriteVariableInput>,
): Promise<void> {
  const { key, value } = WriteVariableInput.parse(raw);
  const { userVariables: t } = schema;
  const now = ctx.now();
  const row = { appId: session.appId, userId: session.userId, key, value, createdAt: now, updatedAt: now };
  await untilFree(() =>
    ctx.db
      .insert(t)
      .values({ id: newId(), ...row })
      .onConflictDoUpdate({ target: [t.appId, t.userId, t.key], set: { value, updatedAt: now } }),
  ).catch((error: unknown) => {
    // The user is gone, and the session with them.
    throw violatedForeignKey(error) ? new DomainError("SESSION_NOT_FOUND", { cause: error }) : error;
  });
}
