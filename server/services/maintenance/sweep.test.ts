import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { queryRows, schema, sql } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { statementsOf } from "@/server/test/statements";
import { sweepOnce } from "./sweep";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test("logs past their retention go, all of them, and nothing younger", async () => {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const { db, database, now } = owner.ctx;
  const of = (createdAt: Date) => ({ id: newId(), appId: app.id, action: "login", createdAt });
  const old = Array.from({ length: 5_001 }, () => of(daysAgo(4_000)));
  for (let from = 0; from < old.length; from += 1_000)
    await db.insert(schema.logs).values(old.slice(from, from + 1_000));
  const young = of(daysAgo(1));
  await db.insert(schema.logs).values(young);
  await sweepOnce(database, now());
  const left = await db.select({ id: schema.logs.id }).from(schema.logs).where(eq(schema.logs.appId, app.id));
  expect(left).toEqual([{ id: young.id }]);
});

test.each(["sessions", "logs", "account_sessions", "idempotency_records", "jobs"])(
  "%s that have had their day go, batch by batch; younger ones stay",
  async (table) => {
    const owner = await createTestAccount();
    const { app } = await createTestApp(owner);
    const { db, database, now } = owner.ctx;
    const [appId, accountId] = [app.id, owner.account.id];
    const make = async (at: Date) => {
      const id = newId();
      if (table === "sessions") {
        const session = { appId, tokenHash: id, dialect: "native" as const, ip: "192.0.2.1" };
        await db.insert(schema.sessions).values({ ...session, expiresAt: at });
      }
      if (table === "logs") await db.insert(schema.logs).values({ id, appId, action: "login", createdAt: at });
      if (table === "account_sessions")
        await db.insert(schema.accountSessions).values({ id, accountId, expiresAt: at });
      if (table === "idempotency_records") {
        const record = { scope: accountId, key: id, fingerprint: "", bodyBox: "" };
        await db.insert(schema.idempotencyRecords).values({ ...record, createdAt: at });
      }
      if (table === "jobs") {
        const job = { id, accountId, appId, kind: "user.delete", status: "done" as const };
        await db.insert(schema.jobs).values({ ...job, updatedAt: at });
      }
      return id;
    };
    for (let n = 0; n < 7; n++) await make(daysAgo(4_000));
    const young = await make(new Date(Date.now() + 60_000));
    const sent = await statementsOf(database, () => sweepOnce(database, now(), 2));
    const ofTable = sent.filter((statement) => statement.includes(`delete from "${table}"`));
    expect(ofTable.length).toBeGreaterThanOrEqual(4);
    const key = { sessions: "token_hash", idempotency_records: "key" }[table] ?? "id";
    const whose = { account_sessions: "account_id", idempotency_records: "scope" }[table] ?? "app_id";
    const owned = whose === "app_id" ? appId : accountId;
    const left = await queryRows<{ key: string }>(
      db,
      sql`select ${sql.identifier(key)} as key from ${sql.identifier(table)} where ${sql.identifier(whose)} = ${owned}`,
    );
    expect(left).toEqual([{ key: young }]);
  },
);
