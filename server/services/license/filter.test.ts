import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { countLicenses, deleteSomeLicenses, listLicenses } from ".";

test("by subscription: licenses that name the tier, and those of its level that name none", async () => {
  const owner = await createTestAccount();
  const { ctx } = owner;
  const { app, tier } = await createTestApp(owner);
  const gold = { id: newId(), appId: app.id, name: "Gold", level: 2 };
  await ctx.db.insert(schema.subscriptions).values(gold);
  await createTestLicense(owner, app, { licenseKey: "of-level-1", level: 1 });
  await createTestLicense(owner, app, { licenseKey: "of-level-2", level: 2 });
  await createTestLicense(owner, app, { licenseKey: "gold-by-name", level: 1, subscriptionId: gold.id });
  await createTestLicense(owner, app, { licenseKey: "default-by-name", level: 2, subscriptionId: tier.id });
  await createTestLicense(owner, app, { licenseKey: "of-level-9", level: 9 });
  const keys = async (subscription: string, search?: string) =>
    (await listLicenses(ctx, { app, subscription, search })).rows.map(({ licenseKey }) => licenseKey).sort();
  expect(await keys(gold.id)).toEqual(["gold-by-name", "of-level-2"]);
  expect(await keys(tier.id)).toEqual(["default-by-name", "of-level-1"]);
  expect(await keys(gold.id, "level")).toEqual(["of-level-2"]);
  expect(await keys("no such tier")).toEqual([]);

  const stranger = await createTestAccount();
  const { tier: theirs } = await createTestApp(stranger);
  expect(await keys(theirs.id)).toEqual([]);

  expect(await countLicenses(ctx, app, { subscription: gold.id })).toBe(2);
  const before = new Date(Date.now() + 60_000);
  expect(await deleteSomeLicenses(ctx, app, { subscription: gold.id }, { before, limit: 10 })).toBe(2);
  expect((await listLicenses(ctx, { app })).total).toBe(3);
});
