import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { readPulse } from ".";

const NOW = new Date("2026-03-10T12:30:00.000Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

test("tells what wants a seller's eye, of their own applications alone", async () => {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const { app: quiet } = await createTestApp(owner);
  await createTestApp(await createTestAccount());
  const licenses = [
    { expiresAt: inDays(6) },
    { expiresAt: inDays(8) },
    { expiresAt: inDays(-1) },
    { expiresAt: inDays(6), bannedAt: NOW },
    { expiresAt: inDays(6), frozenAt: NOW },
    { maxUses: 3, uses: 3 },
    { maxUses: 3, uses: 2 },
    { maxUses: 1, uses: 1 },
  ];
  for (const license of licenses) await createTestLicense(owner, app, license);
  const sum = { appId: app.id, metric: "refusals" };
  await owner.ctx.db.insert(schema.activity).values([
    { ...sum, hour: inDays(-0.5), label: "HWID_MISMATCH", count: 60 },
    { ...sum, hour: inDays(-0.5), label: "USER_BANNED", count: 10 },
    { ...sum, hour: inDays(-3), label: "HWID_MISMATCH", count: 140 },
    { ...sum, metric: "logins", hour: inDays(-0.5), count: 5 },
    { ...sum, appId: quiet.id, hour: inDays(-0.5), count: 70 },
    { ...sum, appId: quiet.id, hour: inDays(-2), count: 7 * 30 },
  ]);
  const pulses = await readPulse({ ...owner.ctx, now: () => NOW });
  expect(pulses).toHaveLength(2);
  expect(pulses.find((pulse) => pulse.appId === app.id)).toEqual({
    appId: app.id,
    logins: 5,
    refusals: 70,
    refusalsPeak: true,
    expiringSoon: 1,
    usedUp: 1,
  });
  expect(pulses.find((pulse) => pulse.appId === quiet.id)).toMatchObject({ refusals: 70, refusalsPeak: false });
});
