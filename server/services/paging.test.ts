import { describe, expect, test } from "vitest";
import { queryRows, schema, sql } from "@/db/client";
import { createCaller } from "@/server/api/trpc/root";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { type License, listLicenses, pagesOfLicenses } from "./license";
import { listUsers } from "./user";

type Owner = Awaited<ReturnType<typeof createTestAccount>>;

/** An application with as many licenses and users, of which every third license has no expiry. */
async function setUp(count: number) {
  const owner: Owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const { db } = owner.ctx;
  await queryRows(
    db,
    sql`insert into licenses (id, app_id, license_key, duration_days, note, expires_at, created_at)
        select substr(md5(i || ${app.id}), 1, 20), ${app.id}, 'KEY-' || md5(i::text), 30, 'batch',
               case when i % 3 > 0 then now() + (i * 37 % 100) * interval '1 day' end, now() - (i % 7) * interval '1 day'
          from generate_series(1, ${count}::int) i`,
  );
  await queryRows(
    db,
    sql`insert into users (id, app_id, username, created_at)
        select substr(md5('u' || i || ${app.id}), 1, 20), ${app.id}, 'player' || lpad(i::text, 6, '0'), now() - i * interval '1 hour'
          from generate_series(1, ${count}::int) i`,
  );
  return { ctx: owner.ctx, app: { id: app.id }, caller: createCaller({ service: owner.ctx }) };
}

describe("pages of long lists", () => {
  test.each(["createdAt", "licenseKey", "expiresAt"] as const)(
    "by %s: pages read from either end are the list, each row once",
    async (by) => {
      const { ctx, app } = await setUp(23);
      for (const descending of [false, true]) {
        const whole = await listLicenses(ctx, { app, limit: 100, sort: { by, descending } });
        const pieces: License[] = [];
        for (let page = 1; page <= 6; page++) {
          const { rows, total, pages } = await listLicenses(ctx, { app, page, limit: 4, sort: { by, descending } });
          expect([rows.length, total, pages]).toEqual([page === 6 ? 3 : 4, 23, 6]);
          pieces.push(...rows);
        }
        expect(pieces).toEqual(whole.rows);
        const value = (row: (typeof pieces)[number]) =>
          by === "licenseKey" ? row.licenseKey : (row[by]?.getTime() ?? Infinity);
        const values = pieces.map(value);
        const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(values).toEqual(descending ? sorted.reverse() : sorted);
        expect((await listLicenses(ctx, { app, page: 7, limit: 4, sort: { by, descending } })).rows).toEqual([]);
        expect((await listLicenses(ctx, { app, page: 999_999, limit: 4, sort: { by, descending } })).rows).toEqual([]);
      }
    },
  );

  test("the dashboard counts what a filter finds up to 1,000, a short search up to 100; REST and deletion count all", async () => {
    const { ctx, app, caller } = await setUp(1_001);
    const found = await caller.license.list({ app, search: "batch", limit: 25 });
    expect([found.total, found.isCapped, found.pages, found.rows.length]).toEqual([1_000, true, 40, 25]);
    const short = await caller.license.list({ app, search: "ba", limit: 25 });
    expect([short.total, short.isCapped]).toEqual([100, true]);
    const all = await caller.license.list({ app });
    expect([all.total, all.isCapped]).toEqual([1_001, false]);
    const exact = await listLicenses(ctx, { app, search: "batch" });
    expect([exact.total, exact.isCapped]).toEqual([1_001, false]);
    expect(await caller.job.found({ app, kind: "license.delete", search: "batch" })).toBe(1_001);
    expect(await caller.job.found({ app, kind: "user.delete", search: "player" })).toBe(1_001);
    const saved = [];
    for await (const page of pagesOfLicenses(ctx, app, { search: "batch" })) saved.push(...page);
    expect(saved).toHaveLength(1_001);
  });

  test("users are found alike whether few match, who are gathered, or very many, who are come across", async () => {
    const { ctx, app, caller } = await setUp(5_001);
    const hwid = {
      appId: app.id,
      userId: (await listUsers(ctx, { app, limit: 1 })).rows[0]?.id ?? "",
      hwid: "%layer%",
    };
    await ctx.db.insert(schema.userHwids).values(hwid);
    const extra = { id: newId(), appId: app.id, username: "somebody" };
    await ctx.db.insert(schema.users).values(extra);
    await ctx.db.insert(schema.userHwids).values({ appId: app.id, userId: extra.id, hwid: "PLAYER-MACHINE" });
    const few = await caller.user.list({ app, search: "player000" });
    expect([few.total, few.rows[0]?.username]).toEqual([999, "player000001"]);
    const many = await caller.user.list({ app, search: "player", limit: 3 });
    expect([many.total, many.isCapped]).toEqual([1_000, true]);
    expect(many.rows.map(({ username }) => username)).toEqual(["somebody", "player000001", "player000002"]);
    expect((await caller.user.list({ app, search: "%layer%" })).rows.map(({ id }) => id)).toEqual([hwid.userId]);
    expect((await caller.user.list({ app, search: "player", status: "banned" })).total).toBe(0);
  });
});
