import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { addLog } from "@/server/services/log";
import { createTestLicense } from "@/server/test/factories";
import { call } from "@/server/test/seller";
import { createTestWorld, storedState } from "@/server/test/world";

describe("resetapp", () => {
  test("takes what it says and counts it; the application with its tiers and webhooks stays", async () => {
    const [world, other] = [await createTestWorld(), await createTestWorld()];
    const untouched = await storedState(other);
    addLog(world.owner.ctx, { appId: world.app.id, action: "register" });
    await createTestLicense(world.owner, world.app);
    const reply = await call("resetapp", world);
    expect(reply.body["deleted"]).toEqual({ users: 1, licenses: 2, sessions: 1, logs: 2, variables: 2, blacklist: 1 });
    const again = await call("resetapp", world);
    expect(again.body["deleted"]).toEqual({ users: 0, licenses: 0, sessions: 0, logs: 0, variables: 0, blacklist: 0 });
    const { db } = world.owner.ctx;
    const { subscriptions, webhooks, appCounts } = schema;
    expect(await db.$count(subscriptions, eq(subscriptions.appId, world.app.id))).toBe(2);
    expect(await db.$count(webhooks, eq(webhooks.appId, world.app.id))).toBe(1);
    const counts = await db.select().from(appCounts).where(eq(appCounts.appId, world.app.id));
    for (const name of ["users", "licenses", "sessions", "logs"] as const) {
      expect(counts.reduce((sum, row) => sum + row[name], 0)).toBe(0);
    }
    expect((await call("adduser", world)).status).toBe(200);
    expect(await storedState(other)).toBe(untouched);
  });
});
