import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { getUser } from "@/server/services/user";
import { createTestUser, createTestWorld } from "@/server/test/world";
import { deleteSubscription, editSubscription } from ".";

async function setUp() {
  const world = await createTestWorld();
  const { ctx } = world.owner;
  const app = { id: world.app.id };
  const premium = { app, subscription: { id: world.premium.id } };
  return { world, ctx, app, premium };
}

describe("editSubscription", () => {
  test("changes what is given; who has the tier at its level follows, who has it at another does not", async () => {
    const { world, ctx, app, premium } = await setUp();
    const [one, two] = [
      await createTestUser(world.owner, world.app, world.premium),
      await createTestUser(world.owner, world.app, { ...world.premium, level: 9 }),
    ];
    expect(await editSubscription(ctx, { ...premium, level: 4 })).toMatchObject({ name: "Premium", level: 4 });
    expect(await getUser(ctx, { app, user: { id: one.id } })).toMatchObject({ level: 4 });
    expect(await getUser(ctx, { app, user: { id: two.id } })).toMatchObject({ level: 9 });
    const byName = { app, subscription: { name: "pReMiUm" } };
    expect(await editSubscription(ctx, { ...byName, name: "PREMIUM", durationDays: 5 })).toMatchObject({
      ...{ name: "PREMIUM", level: 4, durationDays: 5 },
    });
  });

  test("refuses nothing to change, a name that is taken, another name for `default`, and an unknown tier", async () => {
    const { world, ctx, app, premium } = await setUp();
    const standard = { app, subscription: { id: world.tier.id } };
    await expect(editSubscription(ctx, premium)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(editSubscription(ctx, { ...premium, name: "DEFAULT" })).rejects.toMatchObject({
      code: "SUBSCRIPTION_EXISTS",
    });
    await expect(editSubscription(ctx, { ...standard, name: "Basic" })).rejects.toMatchObject({
      code: "SUBSCRIPTION_IN_USE",
    });
    expect(await editSubscription(ctx, { ...standard, name: "Default", level: 3 })).toMatchObject({ level: 3 });
    await expect(editSubscription(ctx, { app, subscription: { id: "x" }, level: 2 })).rejects.toMatchObject({
      code: "SUBSCRIPTION_NOT_FOUND",
    });
  });
});

test("a tier that is granted while it is being deleted either goes or stays with its user", async () => {
  for (let round = 0; round < 10; round++) {
    const { world, ctx, premium } = await setUp();
    const [deleted, granted] = await Promise.allSettled([
      deleteSubscription(ctx, premium),
      createTestUser(world.owner, world.app, world.premium),
    ]);
    const { subscriptions, grants } = schema;
    const left = await ctx.db.$count(subscriptions, eq(subscriptions.id, world.premium.id));
    const users = await ctx.db.$count(grants, eq(grants.subscriptionId, world.premium.id));
    if (deleted.status === "fulfilled") expect([left, users, granted.status]).toEqual([0, 0, "rejected"]);
    else expect([left, users, granted.status]).toEqual([1, 1, "fulfilled"]);
  }
});
