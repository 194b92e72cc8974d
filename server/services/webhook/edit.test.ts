import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { createTestAccount } from "@/server/test/factories";
import { createTestWorld, storedState } from "@/server/test/world";
import { createWebhook, editWebhook } from ".";

async function setUp() {
  const world = await createTestWorld();
  const { ctx } = world.owner;
  const app = { id: world.app.id };
  const url = "https://example.com/a";
  const made = await createWebhook(ctx, {
    app,
    name: "Alerts",
    url,
    userAgent: "bot",
    body: "{}",
    authHeader: "Bearer 1",
  });
  return { world, ctx, app, made };
}

describe("editWebhook", () => {
  test("what is given changes and what is left out stays, the id too", async () => {
    const { ctx, app, made } = await setUp();
    expect(await editWebhook(ctx, { app, id: made.id, name: "Alarms" })).toEqual({ ...made, name: "Alarms" });
    const edited = await editWebhook(ctx, { app, id: made.id, authHeader: "Bearer 2", url: "https://example.com/b" });
    expect(edited).toEqual({ ...made, name: "Alarms", authHeader: "Bearer 2", url: "https://example.com/b" });
  });

  test("an empty text is none, and the header is never written down in the clear", async () => {
    const { ctx, app, made } = await setUp();
    const cleared = await editWebhook(ctx, { app, id: made.id, userAgent: "", body: null, authHeader: "" });
    expect(cleared).toMatchObject({ userAgent: null, body: null, authHeader: null });
    await editWebhook(ctx, { app, id: made.id, authHeader: "Bearer very-secret" });
    const { auditEvents, webhooks } = schema;
    const trail = await ctx.db.select().from(auditEvents).where(eq(auditEvents.targetId, made.id));
    const [row] = await ctx.db.select().from(webhooks).where(eq(webhooks.id, made.id));
    expect(trail.map(({ action }) => action)).toContain("webhook.edited");
    expect(JSON.stringify([trail, row])).not.toContain("very-secret");
  });

  test("nothing to change and an address that is none are refused; a stranger's webhook is not found", async () => {
    const { world, ctx, app, made } = await setUp();
    const before = await storedState(world);
    await expect(editWebhook(ctx, { app, id: made.id })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(editWebhook(ctx, { app, id: made.id, url: "ftp://example.com" })).rejects.toMatchObject({
      issues: [{ path: ["url"] }],
    });
    await expect(editWebhook(ctx, { app, id: "gone", name: "x" })).rejects.toMatchObject({ code: "WEBHOOK_NOT_FOUND" });
    const stranger = (await createTestAccount()).ctx;
    const theirs = editWebhook(stranger, { app, id: made.id, name: "x" });
    await expect(theirs).rejects.toMatchObject({ code: "APP_NOT_FOUND" });
    expect(await storedState(world)).toBe(before);
  });
});
