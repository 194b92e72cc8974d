import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp } from "@/server/test/factories";
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
