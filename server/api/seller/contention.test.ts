import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { call, type SellerType } from "@/server/test/seller";
import { createTestUser, createTestWorld } from "@/server/test/world";

test("bulk deletions amid changes to the same users: nobody hears of a deadlock", { timeout: 120_000 }, async () => {
  const world = await createTestWorld();
  const { owner, app, tier } = world;
  const names: string[] = [];
  for (let n = 0; n < 12; n++) {
    const user = await createTestUser(owner, app, tier, { hwid: `H${n}`, expiresAt: new Date(Date.now() + n * 1_000) });
    const session = { appId: app.id, userId: user.id, dialect: "native" as const, ip: "203.0.113.9" };
    const expiresAt = new Date(Date.now() + 3_600_000);
    await owner.ctx.db.insert(schema.sessions).values({ ...session, tokenHash: newId(), expiresAt });
    names.push(user.username);
  }
  const onOne: SellerType[] = ["banuser", "extend", "setvar", "resetuser", "subtract", "unbanuser", "deleteuser"];
  const onAll: SellerType[] = ["delexpusers", "resetapp", "fetchallusers", "delalllicenses"];
  const calls = Array.from({ length: 200 }, (_, n) => {
    const type = n % 8 === 7 ? onAll[Math.floor(n / 8) % onAll.length] : onOne[n % onOne.length];
    return call(type ?? "userdata", world, { user: names[n % names.length] });
  });
  const statuses = new Set((await Promise.all(calls)).map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 200 && status !== 404)).toEqual([]);
});
