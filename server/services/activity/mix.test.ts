import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";
import { readMix } from "./mix";

test("what runs is counted: not what a ban or pause holds back, but what a frozen clock keeps", async () => {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const [past, ahead] = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)];
  const give = async (
    license: Partial<typeof schema.licenses.$inferInsert>,
    user: Partial<typeof schema.users.$inferInsert>,
    expiresAt: Date | null,
  ) => {
    const { id: licenseId } = await createTestLicense(owner, app, license);
    const made = await createTestUser(owner, app, tier, { ...user, expiresAt: past });
    const grant = { id: newId(), appId: app.id, userId: made.id, subscriptionId: tier.id, level: 1 };
    await owner.ctx.db.insert(schema.grants).values({ ...grant, licenseId, expiresAt });
  };
  const beforeItRanOut = new Date(past.getTime() - 1_000);
  await give({}, {}, ahead);
  await give({}, {}, null);
  await give({}, {}, past);
  await give({ bannedAt: past }, {}, ahead);
  await give({ pausedAt: past }, {}, null);
  await give({ frozenAt: beforeItRanOut }, {}, past);
  await give({}, { frozenAt: beforeItRanOut }, past);
  const { subscriptions } = await readMix(owner.ctx, { app: { id: app.id }, range: "day" });
  // Two that run, and one each that its license's or its user's frozen clock keeps.
  const frozenUsersOwn = 1;
  expect(subscriptions).toEqual([{ tier: "default", count: 3 + frozenUsersOwn }]);
});
