import { eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";
import { banLicense, changeLicenses, extendLicense, pauseLicense } from ".";

const NOW = new Date("2027-01-01T00:00:00.000Z");
const DAY = 86_400_000;

async function setUp() {
  const owner = await createTestAccount();
  const ctx = { ...owner.ctx, now: () => NOW };
  const { app, tier } = await createTestApp(owner);
  const make = (overrides = {}) => createTestLicense(owner, app, overrides);
  const read = async (id: string) => {
    const [row] = await ctx.db.select().from(schema.licenses).where(eq(schema.licenses.id, id));
    return row;
  };
  /** The audit trail without what differs from one fact to the next by nature. */
  const trail = async (ids: string[]) => {
    const { auditEvents: t } = schema;
    const events = await ctx.db.select().from(t).where(inArray(t.targetId, ids));
    return events.map(({ action, data, actorKind, appId, ip }) => ({ action, data, actorKind, appId, ip }));
  };
  return { owner, ctx, app: { id: app.id }, tier, make, read, trail };
}

describe("changeLicenses", () => {
  test("a ban of several is the ban of each, and leaves the reason of who is banned already", async () => {
    const { ctx, app, make, read, trail } = await setUp();
    const [alone, first, second, held] = [await make(), await make(), await make(), await make()];
    await banLicense(ctx, { app, license: { id: alone.id }, reason: "chargeback" });
    await banLicense(ctx, { app, license: { id: held.id }, reason: "earlier" });
    const ids = [second.id, first.id, held.id, "gone", first.id];
    const outcome = await changeLicenses(ctx, { app, ids, change: { kind: "ban", reason: "chargeback" } });
    expect(outcome).toEqual({
      changed: expect.arrayContaining([first.id, second.id]),
      unchanged: [held.id],
      notFound: ["gone"],
      refused: [],
    });
    expect(outcome.changed).toHaveLength(2);
    expect(await read(first.id)).toMatchObject({ bannedAt: NOW, banReason: "chargeback" });
    expect(await read(held.id)).toMatchObject({ banReason: "earlier" });
    const single = await trail([alone.id]);
    expect(single).toMatchObject([{ action: "license.banned", data: { reason: "chargeback" } }]);
    expect(await trail([first.id])).toEqual(single);
    expect(await trail([second.id])).toEqual(single);

    const undone = await changeLicenses(ctx, { app, ids: outcome.changed, change: { kind: "unban" } });
    expect(undone.changed).toHaveLength(2);
    expect(await read(first.id)).toEqual(first);
    expect(await read(held.id)).toMatchObject({ bannedAt: NOW, banReason: "earlier" });
  });

  test("a pause keeps the moment of who is paused already; its end is for the paused alone", async () => {
    const { ctx, app, make, read } = await setUp();
    const [runs, rests] = [await make(), await make()];
    await pauseLicense({ ...ctx, now: () => new Date(NOW.getTime() - DAY) }, { app, license: { id: rests.id } });
    const ids = [runs.id, rests.id];
    const paused = await changeLicenses(ctx, { app, ids, change: { kind: "pause" } });
    expect(paused).toMatchObject({ changed: [runs.id], unchanged: [rests.id] });
    expect((await read(rests.id))?.pausedAt).toEqual(new Date(NOW.getTime() - DAY));
    const resumed = await changeLicenses(ctx, { app, ids: [...ids, "x"], change: { kind: "unpause" } });
    expect(resumed.changed.sort()).toEqual(ids.sort());
    expect(resumed.notFound).toEqual(["x"]);
  });

  test("days are added as to one; what cannot be extended is refused by its sentence, and the rest goes on", async () => {
    const { ctx, app, make, read, trail } = await setUp();
    const running = { durationDays: null, uses: 1, expiresAt: new Date(NOW.getTime() + DAY) };
    const [alone, ends, fresh, never] = [
      await make(running),
      await make(running),
      await make({ durationDays: 30 }),
      await make({ durationDays: null, expiresAt: null }),
    ];
    await extendLicense(ctx, { app, license: { id: alone.id }, days: 7 });
    const ids = [ends.id, fresh.id, never.id];
    const outcome = await changeLicenses(ctx, { app, ids, change: { kind: "extend", days: 7 } });
    expect(outcome.changed.sort()).toEqual([ends.id, fresh.id].sort());
    expect(outcome.refused).toEqual([{ id: never.id, reason: "What never expires cannot be extended" }]);
    expect((await read(ends.id))?.expiresAt).toEqual(new Date(NOW.getTime() + 8 * DAY));
    expect((await read(fresh.id))?.durationDays).toBe(37);
    expect(await trail([ends.id])).toEqual(await trail([alone.id]));
    expect(await trail([never.id])).toEqual([]);
  });

  test("deletion takes the users that stand for the licenses and their sessions", async () => {
    const { owner, ctx, app, tier, make, trail } = await setUp();
    const [gone, kept] = [await make(), await make()];
    const user = await createTestUser(owner, app, tier, { licenseId: gone.id });
    const expiresAt = new Date(Date.now() + DAY);
    const session = { appId: app.id, tokenHash: gone.id, userId: user.id, dialect: "native" as const, ip: "::1" };
    await ctx.db.insert(schema.sessions).values({ ...session, expiresAt });
    const outcome = await changeLicenses(ctx, { app, ids: [gone.id], change: { kind: "delete" } });
    expect(outcome.changed).toEqual([gone.id]);
    const { licenses, sessions, users } = schema;
    expect(await ctx.db.$count(sessions, eq(sessions.tokenHash, gone.id))).toBe(0);
    expect(await ctx.db.$count(users, eq(users.id, user.id))).toBe(0);
    expect(await ctx.db.$count(licenses, eq(licenses.id, kept.id))).toBe(1);
    expect(await trail([gone.id])).toMatchObject([
      { action: "license.deleted", data: { licenseKey: gone.licenseKey } },
    ]);
  });

  test("licenses of another application are not found, and a stranger's application is not either", async () => {
    const { ctx, app, make, read } = await setUp();
    const elsewhere = await setUp();
    const [mine, theirs] = [await make(), await elsewhere.make()];
    const ids = [mine.id, theirs.id];
    const outcome = await changeLicenses(ctx, { app, ids, change: { kind: "delete" } });
    expect(outcome).toMatchObject({ changed: [mine.id], notFound: [theirs.id] });
    const strange = changeLicenses(ctx, { app: elsewhere.app, ids: [theirs.id], change: { kind: "ban" } });
    await expect(strange).rejects.toMatchObject({ code: "APP_NOT_FOUND" });
    expect(await elsewhere.read(theirs.id)).toEqual(theirs);
    expect(await read(mine.id)).toBeUndefined();
  });

  test("more than 500 at once, and none, are refused", async () => {
    const { ctx, app } = await setUp();
    for (const ids of [[], Array.from({ length: 501 }, (_, index) => `id${index}`)]) {
      await expect(async () => changeLicenses(ctx, { app, ids, change: { kind: "pause" } })).rejects.toMatchObject({
        issues: [{ path: ["ids"] }],
      });
    }
  });
});
