import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";
import { banLicense } from "../license";
import { getUserAccess } from ".";

test("a user's grants, with the license of each and whether it is held, and their machines", async () => {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const user = await createTestUser(owner, app, tier, {});
  const license = await createTestLicense(owner, app);
  const target = { app: { id: app.id }, user: { id: user.id } };
  await owner.ctx.db.insert(schema.grants).values({
    ...{ id: newId(), appId: app.id, userId: user.id, subscriptionId: tier.id, level: 9, licenseId: license.id },
  });
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
  await owner.ctx.db.insert(schema.userHwids).values([
    { appId: app.id, userId: user.id, hwid: "second", createdAt: at(2) },
    { appId: app.id, userId: user.id, hwid: "first", createdAt: at(1) },
  ]);

  const access = await getUserAccess(owner.ctx, target);
  expect(access.grants[0]).toMatchObject({ level: 9, licenseKey: license.licenseKey, isHeld: false });
  expect(access.grants.slice(1).every((grant) => grant.licenseKey === null && !grant.isHeld)).toBe(true);
  expect(access.hwids.map(({ hwid }) => hwid)).toEqual(["first", "second"]);

  await banLicense(owner.ctx, { app: { id: app.id }, license: { id: license.id } });
  expect((await getUserAccess(owner.ctx, target)).grants[0]).toMatchObject({ isHeld: true });
});
