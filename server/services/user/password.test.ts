import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { hashPassword } from "@/server/lib/password";
import { withEnvironment } from "@/server/test/environment";
import { createTestUser, createTestWorld, storedState } from "@/server/test/world";
import { resetUserPassword, verifyUserPassword } from ".";

async function setUp() {
  const world = await createTestWorld();
  const passwordHash = await hashPassword("correct horse", { ip: "192.0.2.1" });
  const user = await createTestUser(world.owner, world.app, world.tier, { username: "Ann", passwordHash });
  const { ctx } = world.owner;
  const app = { id: world.app.id };
  const verify = (username: string, password: string) => verifyUserPassword(ctx, { app, username, password });
  return { world, ctx, app, user, verify };
}

const REFUSED = { code: "INVALID_CREDENTIALS" };

describe("verifyUserPassword", () => {
  test("tells who it is, also of banned, paused and expired ones, and changes nothing", async () => {
    const { world, ctx, user, verify } = await setUp();
    const past = new Date(Date.now() - 86_400_000);
    await ctx.db.update(schema.users).set({ bannedAt: past, pausedAt: past }).where(eq(schema.users.id, user.id));
    await ctx.db.update(schema.grants).set({ expiresAt: past }).where(eq(schema.grants.userId, user.id));
    const before = await storedState(world);
    expect(await verify("Ann", "correct horse")).toMatchObject({ username: "Ann", subscription: "default" });
    expect(await verify("Ann", "correct horse")).not.toHaveProperty("passwordHash");
    expect(await storedState(world)).toBe(before);
  });

  test("refuses a wrong password, an unknown name, and one without a password alike", async () => {
    const { world, verify } = await setUp();
    await expect(verify("Ann", "wrong")).rejects.toMatchObject(REFUSED);
    await expect(verify("nobody", "correct horse")).rejects.toMatchObject(REFUSED);
    await expect(verify(world.user.username, "!")).rejects.toMatchObject(REFUSED);
  });

  test("é is é, however it was typed", async () => {
    const { ctx, app, user, verify } = await setUp();
    await resetUserPassword(ctx, { app, user: { id: user.id }, newPassword: "caf\u00e9" });
    expect(await verify("Ann", "cafe\u0301")).toMatchObject({ username: "Ann" });
  });

  test("after 10 wrong ones from one address the right one is refused as well, others are not", async () => {
    const { world, verify } = await setUp();
    const passwordHash = await hashPassword("p", { ip: "192.0.2.1" });
    await createTestUser(world.owner, world.app, world.tier, { username: "Bob", passwordHash });
    await withEnvironment({ rateLimits: true }, async () => {
      for (let n = 0; n < 10; n++) await expect(verify("Ann", "wrong")).rejects.toMatchObject(REFUSED);
      await expect(verify("Ann", "correct horse")).rejects.toMatchObject({ code: "RATE_LIMITED" });
      expect(await verify("Bob", "p")).toMatchObject({ username: "Bob" });
    });
  });
});

describe("resetUserPassword", () => {
  test("the new password counts, the old one does not, and the sessions end", async () => {
    const { world, ctx, app, verify } = await setUp();
    const target = { app, user: { username: world.user.username } };
    const { generated } = await resetUserPassword(ctx, { ...target, newPassword: "first" });
    expect(generated).toBeNull();
    const { sessions } = schema;
    expect(await ctx.db.$count(sessions, eq(sessions.userId, world.user.id))).toBe(0);
    await resetUserPassword(ctx, { ...target, newPassword: "second" });
    await expect(verify(world.user.username, "first")).rejects.toMatchObject(REFUSED);
    expect(await verify(world.user.username, "second")).toMatchObject({ id: world.user.id });
  });

  test("without one, the server makes a long one and tells it once", async () => {
    const { ctx, app, user, verify } = await setUp();
    const { generated } = await resetUserPassword(ctx, { app, user: { id: user.id } });
    expect(generated).toMatch(/^[0-9a-z]{20}$/);
    expect(await verify("Ann", String(generated))).toMatchObject({ id: user.id });
    const audit = await ctx.db.select().from(schema.auditEvents).where(eq(schema.auditEvents.targetId, user.id));
    expect(audit).toHaveLength(1);
    expect(JSON.stringify(audit)).not.toContain(String(generated));
  });

  test("an unknown user is not found", async () => {
    const { ctx, app } = await setUp();
    await expect(resetUserPassword(ctx, { app, user: { id: "nobody" } })).rejects.toMatchObject({
      code: "USER_NOT_FOUND",
    });
  });
});
