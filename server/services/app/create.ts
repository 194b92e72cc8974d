import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newAppSecret, newId } from "@/server/lib/random-key";
import { sealSecret } from "@/server/lib/secret-box";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";
import type { App } from "./find";
import { type OwnApp, revealApp } from "./reveal";
import { CreateAppInput } from "./schemas";
import { slugFor } from "./slug";

/** Random prefixes collide once in two billion; more attempts than this mean something else is wrong. */
const ATTEMPTS = 5;

/**
 * Makes an application with its `default` tier (level 1, 30 days) and a URL prefix made from its name.
 * Throws APP_NAME_TAKEN when the actor has one of that name already.
 */
export async function createApp(ctx: ServiceContext, raw: z.input<typeof CreateAppInput>): Promise<OwnApp> {
  const input = CreateAppInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await insertApp(ctx, input);
    await ctx.db
      .insert(schema.subscriptions)
      .values({ id: newId(), appId: app.id, name: "default", level: 1, durationDays: 30, createdAt: ctx.now() });
    await recordAudit(ctx, { action: "app.created", appId: app.id, targetId: app.id, data: input });
    return revealApp(app);
  });
}

/** A conflict is the name's or the prefix's; the name's is final, another prefix is tried. */
async function insertApp(ctx: ServiceContext, input: z.output<typeof CreateAppInput>): Promise<App> {
  const { applications } = schema;
  const ownerId = actingAccountId(ctx);
  const id = newId();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [app] = await ctx.db
      .insert(applications)
      .values({
        ...input,
        id,
        ownerId,
        secretBox: sealSecret("applications.secret_box", id, newAppSecret()),
        urlPrefix: slugFor(input.name, attempt > 0),
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (app) return app;
    const [namesake] = await ctx.db
      .select({ id: applications.id })
      .from(applications)
      .where(and(eq(applications.ownerId, ownerId), eq(applications.name, input.name)));
    if (namesake) throw new DomainError("APP_NAME_TAKEN");
  }
  throw new DomainError("URL_PREFIX_TAKEN");
}
