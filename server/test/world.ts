import { queryRows, schema, sql } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense, createTestSellerKey } from "./factories";

/** A user of the application with one grant of `tier`, bound to a HWID, who cannot log in with a password. */
export async function createTestUser(
  owner: Awaited<ReturnType<typeof createTestAccount>>,
  app: { id: string },
  tier: { id: string; level: number },
  {
    expiresAt = new Date(Date.now() + 10 * 86_400_000),
    hwid = null,
    ...overrides
  }: Partial<typeof schema.users.$inferInsert> & { expiresAt?: Date | null; hwid?: string | null } = {},
) {
  const { db } = owner.ctx;
  const id = newId();
  const [user] = await db
    .insert(schema.users)
    .values({ id, appId: app.id, username: `player-${id}`, ...overrides })
    .returning();
  if (!user) throw new Error("no user");
  const grant = { id: newId(), appId: app.id, userId: id, subscriptionId: tier.id, level: tier.level, expiresAt };
  await db.insert(schema.grants).values(grant);
  if (hwid) await db.insert(schema.userHwids).values({ appId: app.id, userId: id, hwid });
  return user;
}

/** A seller with an application that holds one of everything, for tests that go through every operation. */
export async function createTestWorld() {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const { db } = owner.ctx;
  const of = () => ({ id: newId(), appId: app.id });
  const premium = { ...of(), name: "Premium", level: 2, durationDays: 90 };
  await db.insert(schema.subscriptions).values(premium);
  const license = await createTestLicense(owner, app);
  const user = await createTestUser(owner, app, tier, { hwid: "HWID-1", lastIp: "203.0.113.9" });
  const variable = { ...of(), key: "motd", value: "hello" };
  const userVariable = { ...of(), userId: user.id, key: "coins", value: "7" };
  const webhook = { ...of(), name: "hook", url: "https://example.com/hook" };
  const entry = { ...of(), type: "hwid" as const, value: "BAD-HWID" };
  const log = { ...of(), action: "login", username: user.username, ip: "203.0.113.9", data: "from the menu" };
  await db.insert(schema.variables).values(variable);
  await db.insert(schema.userVariables).values(userVariable);
  await db.insert(schema.webhooks).values(webhook);
  await db.insert(schema.blacklist).values(entry);
  await db.insert(schema.logs).values(log);
  await db.insert(schema.sessions).values({
    appId: app.id,
    tokenHash: newId(),
    userId: user.id,
    dialect: "native",
    ip: "203.0.113.9",
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const sellerKey = await createTestSellerKey(owner);
  return { owner, app, tier, premium, license, user, variable, userVariable, webhook, entry, log, sellerKey };
}

export type TestWorld = Awaited<ReturnType<typeof createTestWorld>>;

const TABLES = [
  ...["subscriptions", "licenses", "users", "grants", "user_hwids", "user_variables", "variables", "webhooks"],
  ...["blacklist", "logs", "sessions", "devices", "hashes", "versions", "response_texts"],
];

/** Everything that an account has in the database, as text: two that are equal show that nothing was changed. */
export async function storedState({ owner }: { owner: TestWorld["owner"] }): Promise<string> {
  const { id } = owner.account;
  const own = sql`app_id in (select id from applications where owner_id = ${id})`;
  const all = sql.join(
    TABLES.map((table) => sql`select t::text as line from ${sql.identifier(table)} t where ${own}`),
    sql` union all `,
  );
  const rows = await queryRows<{ line: string }>(
    owner.ctx.db,
    sql`${all} union all select a::text from applications a where owner_id = ${id}
      union all select id from seller_keys where account_id = ${id}
      union all select e::text from audit_events e where account_id = ${id}`,
  );
  return rows
    .map(({ line }) => line)
    .sort()
    .join("\n");
}
