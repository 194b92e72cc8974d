import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { database } from "@/server/database";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { readActivity, readMix, recordActivity, recordLogin, sampleSessions } from ".";

const NOW = new Date("2026-03-10T12:30:00.000Z");

async function world() {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  return { owner, app, tier, ctx: { ...owner.ctx, now: () => NOW } };
}

test("sums by hour, day and month, without gaps and with UTC boundaries", async () => {
  const { app, ctx } = await world();
  for (const at of ["2026-03-10T12:01:00Z", "2026-03-10T12:29:00Z", "2026-03-10T11:59:59Z", "2026-02-01T00:00:00Z"]) {
    recordLogin(app.id, new Date(at), "192.0.2.1");
  }
  recordActivity(app.id, "refusals", NOW, "HWID_MISMATCH");
  const hours = await readActivity(ctx, { app: { id: app.id }, range: "hour" });
  expect(hours.steps).toHaveLength(48);
  expect(hours.steps.slice(-2)).toMatchObject([
    { at: new Date("2026-03-10T11:00:00Z"), logins: 1, refusals: 0 },
    { at: new Date("2026-03-10T12:00:00Z"), logins: 2, refusals: 1 },
  ]);
  const days = await readActivity(ctx, { app: { id: app.id }, range: "day" });
  expect(days.steps).toHaveLength(30);
  // Also where the clocks of the database's own zone change within the month.
  expect(days.steps.map(({ at }) => at.getTime() % 86_400_000)).toEqual(days.steps.map(() => 0));
  expect(days.steps.at(-1)).toMatchObject({ at: new Date("2026-03-10T00:00:00Z"), logins: 3 });
  const months = await readActivity(ctx, { app: { id: app.id }, range: "month" });
  expect(months.steps).toHaveLength(12);
  expect(months.steps.slice(-2)).toMatchObject([{ logins: 1 }, { at: new Date("2026-03-01T00:00:00Z"), logins: 3 }]);
  expect(days.refusalsByCode).toEqual([{ code: "HWID_MISMATCH", count: 1 }]);
});

test("an hour keeps the most sessions that were live at once", async () => {
  const { app, ctx } = await world();
  const session = { appId: app.id, dialect: "native" as const, ip: "192.0.2.1", expiresAt: new Date("2100-01-01") };
  await ctx.db.insert(schema.sessions).values([1, 2, 3].map((n) => ({ ...session, tokenHash: `${app.id}${n}` })));
  await sampleSessions(await database(), NOW);
  await ctx.db.delete(schema.sessions).where(eq(schema.sessions.appId, app.id));
  await sampleSessions(await database(), NOW);
  const { steps } = await readActivity(ctx, { app: { id: app.id }, range: "hour" });
  expect(steps.at(-1)).toMatchObject({ sessions: 3 });
});

test("a stranger's application is not found; the mix tells licenses by status", async () => {
  const { owner, app, ctx } = await world();
  await createTestLicense(owner, app);
  await createTestLicense(owner, app, { bannedAt: NOW });
  const stranger = await createTestAccount();
  await expect(readActivity(stranger.ctx, { app: { id: app.id } })).rejects.toMatchObject({ code: "APP_NOT_FOUND" });
  await expect(readMix(stranger.ctx, { app: { id: app.id } })).rejects.toMatchObject({ code: "APP_NOT_FOUND" });
  const { licenses } = await readMix(ctx, { app: { id: app.id } });
  expect(licenses).toEqual(
    expect.arrayContaining([
      { status: "active", count: 1 },
      { status: "banned", count: 1 },
    ]),
  );
});
