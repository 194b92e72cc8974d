import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { database } from "@/server/database";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { readActivity, rollUp } from ".";

const NOW = new Date("2026-03-10T12:30:00.000Z");
const RANGES = ["hour", "day", "month"] as const;

async function world() {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const ctx = { ...owner.ctx, now: () => NOW };
  const add = (hour: string, metric: string, count: number, label = "") =>
    ctx.db.insert(schema.activity).values({ appId: app.id, hour: new Date(hour), metric, label, count });
  const rows = async () => {
    const found = await ctx.db.select().from(schema.activity).where(eq(schema.activity.appId, app.id));
    return found.map((row) => `${row.hour.toISOString().slice(0, 16)} ${row.metric} ${row.label} ${row.count}`).sort();
  };
  const read = () => Promise.all(RANGES.map((range) => readActivity(ctx, { app: { id: app.id }, range })));
  return { app, add, rows, read, opened: await database() };
}

test("old hours become days and old days months, and no plot changes by it", async () => {
  const { app, add, rows, read, opened } = await world();
  for (const [hour, count] of [
    ["2026-03-10T12:00Z", 1],
    ["2026-03-08T13:00Z", 2],
    ["2026-02-09T00:00Z", 4],
    ["2026-02-05T00:00Z", 8],
    ["2026-02-05T09:00Z", 16],
    ["2026-02-05T23:00Z", 32],
    ["2025-04-01T00:00Z", 64],
    ["2025-01-31T23:00Z", 128],
    ["2025-01-01T00:00Z", 256],
  ] as const) {
    await add(hour, "logins", count);
    await add(hour, "sessions", count);
    await add(hour, "countries", count, "DE");
    await add(hour, "refusals", count, "VPN_BLOCKED");
  }
  const before = await read();
  await rollUp(opened, app.id, NOW);
  expect(await read()).toEqual(before);
  const kept = await rows();
  expect(kept.filter((row) => row.startsWith("2025-01"))).toEqual([
    "2025-01-01T00:00 countries DE 384",
    "2025-01-01T00:00 logins  384",
    "2025-01-01T00:00 refusals VPN_BLOCKED 384",
    "2025-01-01T00:00 sessions  256",
  ]);
  expect(kept.filter((row) => row.startsWith("2026-02-05"))).toEqual([
    "2026-02-05T00:00 countries DE 56",
    "2026-02-05T00:00 logins  56",
    "2026-02-05T00:00 refusals VPN_BLOCKED 56",
    "2026-02-05T00:00 sessions  32",
  ]);
  expect(kept.filter((row) => row.startsWith("2026-03-08"))).toContain("2026-03-08T13:00 countries DE 2");
  await rollUp(opened, app.id, NOW);
  expect(await rows()).toEqual(kept);
});

test("two instances that roll up at once count nothing twice", async () => {
  const { app, add, rows, opened } = await world();
  for (let hour = 10; hour < 24; hour++) await add(`2026-01-05T${hour}:00Z`, "logins", 1);
  await Promise.all([rollUp(opened, app.id, NOW), rollUp(opened, app.id, NOW)]);
  expect(await rows()).toEqual(["2026-01-05T00:00 logins  14"]);
});
