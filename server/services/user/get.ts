import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import type { ServiceContext } from "../context";
import { findUser } from "./find";
import { UserTarget } from "./schemas";
import type { UserView } from "./view";

/** A user with what is kept for them. */
export type UserWithVariables = UserView & { variables: { id: string; key: string; value: string }[] };

/** One user with their variables. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export async function getUser(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserWithVariables> {
  const { app: appRef, user: ref } = UserTarget.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const user = await findUser(ctx, app, ref);
  const { userVariables: t } = schema;
  const variables = await ctx.db
    .select({ id: t.id, key: t.key, value: t.value })
    .from(t)
    .where(eq(t.userId, user.id))
    .orderBy(asc(t.key));
  return { ...user, variables };
}
