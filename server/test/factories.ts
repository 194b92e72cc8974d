import { schema } from "@/db/client";
import { database } from "@/server/database";
import { sha256 } from "@/server/lib/digest";
import { newAccountId, newApiKey, newAppSecret, newId } from "@/server/lib/random-key";
import { sealSecret } from "@/server/lib/secret-box";
import { registerAccount } from "@/server/services/account";
import type { Actor, ServiceContext } from "@/server/services/context";

type Plan = "free" | "pro" | "elite";

/** A context for `actor` on the worker's database. */
export async function testContext(
  actor: Actor = { kind: "anonymous" },
  now = () => new Date(),
): Promise<ServiceContext> {
  const opened = await database();
  return { actor, db: opened.orm, database: opened, ip: "192.0.2.10", userAgent: "test", now };
}

/** An account of its own, straight into the database: its password cannot be used, so that no test pays for hashing. */
export async function createTestAccount(plan: Plan = "free") {
  const ctx = await testContext();
  const id = newAccountId();
  const [account] = await ctx.db
    .insert(schema.accounts)
    .values({ id, username: `seller-${id}`, email: `${id}@example.test`, passwordHash: "!", plan })
    .returning();
  if (!account) throw new Error("no account");
  return { account, ctx: await testContext({ kind: "account", accountId: id, sessionId: null }) };
}

/** The password of accounts made by `createLoginAccount`. */
export const TEST_PASSWORD = "correct horse battery";

/** An account that can log in, made as sellers make theirs. */
export async function createLoginAccount() {
  const ctx = await testContext();
  const username = `seller-${newAccountId()}`;
  const input = { username, email: `${username}@example.test`, password: TEST_PASSWORD };
  const account = await registerAccount(ctx, input);
  return { account, ctx: await testContext({ kind: "account", accountId: account.id, sessionId: null }) };
}

/** An application with its `default` tier, and its secret. */
export async function createTestApp(
  owner: { account: { id: string }; ctx: ServiceContext },
  overrides: Partial<typeof schema.applications.$inferInsert> = {},
) {
  const id = newId();
  const secret = newAppSecret();
  const [app] = await owner.ctx.db
    .insert(schema.applications)
    .values({
      id,
      ownerId: owner.account.id,
      name: `App ${id}`,
      secretBox: sealSecret("applications.secret_box", id, secret),
      urlPrefix: id,
      ...overrides,
    })
    .returning();
  const [tier] = await owner.ctx.db
    .insert(schema.subscriptions)
    .values({ id: newId(), appId: id, name: "default" })
    .returning();
  if (!app || !tier) throw new Error("no application");
  return { app, tier, secret };
}

/** A license of the application, active and unused unless `overrides` say otherwise. */
export async function createTestLicense(
  owner: { ctx: ServiceContext },
  app: { id: string },
  overrides: Partial<typeof schema.licenses.$inferInsert> = {},
) {
  const id = newId();
  const [license] = await owner.ctx.db
    .insert(schema.licenses)
    .values({ id, appId: app.id, licenseKey: `KEY-${id.toUpperCase()}`, durationDays: 30, ...overrides })
    .returning();
  if (!license) throw new Error("no license");
  return license;
}

/** A key for the Seller API. */
export async function createTestSellerKey(owner: { account: { id: string }; ctx: ServiceContext }) {
  const key = newApiKey("ka");
  const id = newId();
  await owner.ctx.db.insert(schema.sellerKeys).values({
    id,
    accountId: owner.account.id,
    name: "test",
    keyHash: sha256(key),
    keyBox: sealSecret("seller_keys.key_box", id, key),
  });
  return { id, key };
}

/** An Elite Key. */
export async function createTestEliteKey(owner: { account: { id: string }; ctx: ServiceContext }) {
  const key = newApiKey("ek");
  await owner.ctx.db.insert(schema.eliteKeys).values({
    accountId: owner.account.id,
    keyHash: sha256(key),
    keyBox: sealSecret("elite_keys.key_box", owner.account.id, key),
  });
  return { key };
}
