import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";
import { banUser, changeUsers, extendUser, findUser, resetUserHwid } from ".";

const DAY = 86_400_000;
const END = new Date(Date.now() + 10 * DAY);

async function setUp() {
  const owner = await createTestAccount();
  const { ctx } = owner;
  const { app, tier } = await createTestApp(owner);
  const { auditEvents } = schema;
  const trail = async (id: string) => {
    const events = await ctx.db.select().from(auditEvents).where(eq(auditEvents.targetId, id));
    return events.map(({ action, data, actorKind, appId, ip }) => ({ action, data, actorKind, appId, ip }));
  };
  const make = (overrides = {}) => createTestUser(owner, app, tier, { expiresAt: END, ...overrides });
  return { ctx, app: { id: app.id }, make, trail, read: (id: string) => findUser(ctx, app, { id }) };
}

describe("changeUsers", () => {
  test("a ban of several is the ban of each; undone, only those change that it changed", async () => {
    const { ctx, app, make, read, trail } = await setUp();
    const [alone, first, second, held] = [await make(), await make(), await make(), await make()];
    await banUser(ctx, { app, user: { id: alone.id }, reason: "spam" });
    await banUser(ctx, { app, user: { id: held.id }, reason: "earlier" });
    const before = await read(first.id);
    const ids = [first.id, second.id, held.id, "gone"];
    const outcome = await changeUsers(ctx, { app, ids, change: { kind: "ban", reason: "spam" } });
    expect(outcome.changed.sort()).toEqual([first.id, second.id].sort());
    expect(outcome).toMatchObject({ unchanged: [held.id], notFound: ["gone"], refused: [] });
    expect(await read(first.id)).toMatchObject({ bannedAt: expect.any(Date), banReason: "spam" });
    expect(await trail(first.id)).toEqual(await trail(alone.id));
    await changeUsers(ctx, { app, ids: outcome.changed, change: { kind: "unban" } });
    expect(await read(first.id)).toEqual(before);
    expect(await read(held.id)).toMatchObject({ bannedAt: expect.any(Date), banReason: "earlier" });
  });

  test("pause and its end change those alone that are not so yet", async () => {
    const { ctx, app, make } = await setUp();
    const [runs, rests] = [await make(), await make({ pausedAt: new Date(0) })];
    const ids = [runs.id, rests.id];
    const paused = await changeUsers(ctx, { app, ids, change: { kind: "pause" } });
    expect(paused).toMatchObject({ changed: [runs.id], unchanged: [rests.id] });
    const resumed = await changeUsers(ctx, { app, ids: [runs.id], change: { kind: "unpause" } });
    expect(resumed).toMatchObject({ changed: [runs.id], unchanged: [] });
  });

  test("days are added as to one; whoever never ends is refused, and the rest goes on", async () => {
    const { ctx, app, make, read, trail } = await setUp();
    const [alone, ends, never] = [await make(), await make(), await make({ expiresAt: null })];
    await extendUser(ctx, { app, user: { id: alone.id }, days: 5 });
    const outcome = await changeUsers(ctx, { app, ids: [ends.id, never.id], change: { kind: "extend", days: 5 } });
    expect(outcome.changed).toEqual([ends.id]);
    expect(outcome.refused).toEqual([{ id: never.id, reason: "A subscription without expiry cannot be extended" }]);
    expect((await read(ends.id)).expiresAt).toEqual(new Date(END.getTime() + 5 * DAY));
    expect(await trail(ends.id)).toEqual(await trail(alone.id));
  });

  test("hardware is let go of, and the trail says of how much, as for one", async () => {
    const { ctx, app, make, read, trail } = await setUp();
    const [alone, bound, free] = [await make({ hwid: "A" }), await make({ hwid: "B" }), await make()];
    await resetUserHwid(ctx, { app, user: { id: alone.id } });
    const outcome = await changeUsers(ctx, { app, ids: [bound.id, free.id], change: { kind: "resetHwid" } });
    expect(outcome.changed).toHaveLength(2);
    expect((await read(bound.id)).hwid).toBeNull();
    expect(await trail(bound.id)).toEqual(await trail(alone.id));
    expect(await trail(free.id)).toMatchObject([{ action: "user.hwid_reset", data: { hwids: 0 } }]);
  });

  test("deletion ends sessions; users of another application are not found", async () => {
    const { ctx, app, make, read, trail } = await setUp();
    const elsewhere = await setUp();
    const [gone, theirs] = [await make(), await elsewhere.make()];
    const expiresAt = new Date(Date.now() + DAY);
    const session = { appId: app.id, tokenHash: gone.id, userId: gone.id, dialect: "native" as const, ip: "::1" };
    await ctx.db.insert(schema.sessions).values({ ...session, expiresAt });
    const outcome = await changeUsers(ctx, { app, ids: [gone.id, theirs.id], change: { kind: "delete" } });
    expect(outcome).toMatchObject({ changed: [gone.id], notFound: [theirs.id] });
    await expect(read(gone.id)).rejects.toMatchObject({ code: "USER_NOT_FOUND" });
    expect(await ctx.db.$count(schema.sessions, eq(schema.sessions.tokenHash, gone.id))).toBe(0);
    expect(await trail(gone.id)).toMatchObject([{ action: "user.deleted", data: { username: gone.username } }]);
    const strange = changeUsers(ctx, { app: elsewhere.app, ids: [theirs.id], change: { kind: "delete" } });
    await expect(strange).rejects.toMatchObject({ code: "APP_NOT_FOUND" });
    expect((await elsewhere.read(theirs.id)).id).toBe(theirs.id);
  });

  test("bulk changes in opposite orders at once all happen", async () => {
    const { ctx, app, make } = await setUp();
    const ids = [await make(), await make(), await make()].map(({ id }) => id);
    const rounds = Array.from({ length: 6 }, (_, round) =>
      changeUsers(ctx, {
        app,
        ids: round % 2 ? ids : [...ids].reverse(),
        change: round < 4 ? { kind: "extend", days: 1 } : { kind: "pause" },
      }),
    );
    const outcomes = await Promise.all(rounds);
    expect(outcomes.slice(0, 4).map(({ changed }) => changed.length)).toEqual([3, 3, 3, 3]);
    // Of two pauses one finds nothing to do.
    expect(outcomes.slice(4).flatMap(({ changed }) => changed)).toHaveLength(3);
  });
});
