import { eq } from "drizzle-orm";
import { type Database, schema } from "@/db/client";
import { registerAccount, setPlanAndRole } from "@/server/services/account";
import { createApp, editApp } from "@/server/services/app";
import type { Actor, ServiceContext } from "@/server/services/context";
import { addEliteRule, resetEliteKey } from "@/server/services/elite-key";
import { createSellerKey } from "@/server/services/seller-key";
import { createSubscription, listSubscriptions } from "@/server/services/subscription";
import { seedHistory } from "./history";
import { seedHoldings } from "./holdings";
import { seedKeys } from "./keys";
import { createRandom } from "./random";
import { APPS, type AppSpec } from "./specs";

/** How one signs in to the demo. */
export const DEMO_ACCOUNT = { username: "demo", email: "demo@example.com", password: "latchkey-demo" } as const;

const SEED = 20_260_101;
/** As old as what the demo tells of it. */
const AGE_MS = 361 * 86_400_000;

/**
 * Makes the account `demo` with applications, keys, users and a year of activity. The same at every run but for ids,
 * secrets and what "now" is. Throws ACCOUNT_EXISTS when it is there already.
 */
export async function seedDemo(database: Database, say: (line: string) => void): Promise<void> {
  const as = (actor: Actor): ServiceContext => ({
    actor,
    database,
    db: database.orm,
    ip: "127.0.0.1",
    userAgent: null,
    now: () => new Date(),
  });
  const account = await registerAccount(as({ kind: "anonymous" }), DEMO_ACCOUNT);
  await setPlanAndRole(as({ kind: "operator" }), { username: account.username, plan: "elite", role: "admin" });
  const ctx = as({ kind: "account", accountId: account.id, sessionId: null });
  await createSellerKey(ctx, { name: "Discord bot" });
  await resetEliteKey(ctx);
  await addEliteRule(ctx, { list: "whitelist", kind: "ip", value: "203.0.113.0/24" });
  for (const [index, spec] of APPS.entries()) {
    await seedApp(ctx, spec, index);
    say(`${spec.name}: ${spec.licenses} licenses`);
  }
  const createdAt = new Date(ctx.now().getTime() - AGE_MS);
  await ctx.db.update(schema.accounts).set({ createdAt }).where(eq(schema.accounts.id, account.id));
}

async function seedApp(ctx: ServiceContext, spec: AppSpec, index: number): Promise<void> {
  const random = createRandom(SEED + index);
  const { id } = await createApp(ctx, { name: spec.name });
  const app = { id };
  for (const [name, level, durationDays] of spec.tiers) {
    await createSubscription(ctx, { app, name, level, durationDays });
  }
  const [first, ...others] = (await listSubscriptions(ctx, { app })).rows;
  if (!first) throw new Error(`${spec.name} has no tier`);
  await seedKeys(ctx, id, spec, [first, ...others], random);
  await seedHistory(ctx, id, spec, random);
  await seedHoldings(ctx, id, spec, random);
  await editApp(ctx, {
    app,
    version: spec.version,
    isPaused: spec.state === "paused",
    isEnabled: spec.state !== "disabled",
  });
  // An hour apart, in the order in which they were made: lists show the newest first.
  const createdAt = new Date(ctx.now().getTime() - AGE_MS + index * 3_600_000);
  await ctx.db.update(schema.applications).set({ createdAt }).where(eq(schema.applications.id, id));
}
