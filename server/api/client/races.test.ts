import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ping, queryRows, schema, sql } from "@/db/client";
import { hashPassword } from "@/server/lib/password";
import { newId } from "@/server/lib/random-key";
import { deleteAccount } from "@/server/services/account";
import { deleteApp } from "@/server/services/app";
import { resetApp } from "@/server/services/app-reset";
import { deleteLicense, deleteLicenses } from "@/server/services/license";
import { deleteSubscription } from "@/server/services/subscription";
import { deleteUser, deleteUsers } from "@/server/services/user";
import { call, newApp, type World } from "@/server/test/client-world";
import { createTestLicense } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";

const ROUNDS = 15;
/** Clients at once. */
const LANES = 20;
const pass = "a password";
const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));

type Scene = { world: World; app: { id: string }; lowTier: { id: string } };

/** What a seller does meanwhile: `n` counts the times. */
const DISRUPTIONS: Record<string, (scene: Scene, n: number) => Promise<unknown>> = {
  resetapp: ({ world, app }) => resetApp(world.owner.ctx, { app }),
  "delete all users": ({ world, app }) => deleteUsers(world.owner.ctx, { app, where: "all" }),
  "delete all licenses": ({ world, app }) => deleteLicenses(world.owner.ctx, { app, where: "all" }),
  "delete users one by one": async ({ world, app }) => {
    const rows = await world.owner.ctx.db
      .select({ id: schema.users.id })
      .from(schema.users)
      .where(eq(schema.users.appId, app.id));
    await Promise.allSettled(rows.map((user) => deleteUser(world.owner.ctx, { app, user })));
  },
  "delete licenses one by one": async ({ world, app }) => {
    const rows = await world.owner.ctx.db
      .select({ id: schema.licenses.id })
      .from(schema.licenses)
      .where(eq(schema.licenses.appId, app.id));
    await Promise.allSettled(rows.map((license) => deleteLicense(world.owner.ctx, { app, license })));
  },
  "delete the application": ({ world, app }, n) => (n === 4 ? deleteApp(world.owner.ctx, { app }) : Promise.resolve()),
  "delete a tier": ({ world, app, lowTier }) =>
    deleteSubscription(world.owner.ctx, { app, subscription: lowTier }).catch(() => undefined),
  "delete the account": ({ world }, n) =>
    n === 4 ? deleteAccount(world.owner.ctx, { password: pass }) : Promise.resolve(),
};

/** Refusals that say what has happened. */
const TRUE_WORDS = [
  ...["SESSION_NOT_FOUND", "APP_NOT_FOUND", "LICENSE_NOT_FOUND", "USER_NOT_FOUND", "INVALID_CREDENTIALS"],
  ...["NO_SUBSCRIPTION", "LEVEL_WITHOUT_SUBSCRIPTION"],
];

type Played = { type: string; name: string; token: string; code: string; status: number; began: number };

/** One client: opens a session, then does one thing with it. */
async function play(world: World, type: string, fields: Record<string, string>, name: string): Promise<Played> {
  await pause(20);
  const began = performance.now();
  const opened = await call({ type: "init", ...world.identity, ver: "1.0" });
  const token = String(opened.body["sessionid"] ?? "");
  if (opened.status !== 200)
    return { type, name, token, code: String(opened.body["code"]), status: opened.status, began };
  await pause(10);
  const { status, body } = await call({ type, sessionid: token, ...fields });
  return { type, name, token, code: String(body["code"] ?? ""), status, began };
}

async function prepare(world: World) {
  const { owner, app, tier } = world;
  const { db } = owner.ctx;
  const passwordHash = await hashPassword(pass, owner.ctx);
  await db.update(schema.accounts).set({ passwordHash }).where(eq(schema.accounts.id, owner.account.id));
  const lowTier = { id: newId(), appId: app.id, name: "low", level: 7, durationDays: 5 };
  await db.insert(schema.subscriptions).values(lowTier);
  const plays: (() => Promise<Played>)[] = [];
  // Connections are opened before the race, not in it.
  await Promise.all(Array.from({ length: 40 }, () => ping(owner.ctx.database)));
  for (let n = 0; n < ROUNDS; n++) {
    const [a, b, c, d] = [1, 7, 1, 1].map((level) => createTestLicense(owner, app, { level, maxUses: 2 }));
    const [forRegister, forTier, forLicense, forUpgrade] = [await a, await b, await c, await d];
    const [forLogin, upgraded] = [
      await createTestUser(owner, app, tier, { passwordHash }),
      await createTestUser(owner, app, tier),
    ];
    const hwid = `H-${n}`;
    const named = (name: string) => ({ username: name, pass, hwid });
    plays.push(
      () => play(world, "register", named(`free-${n}`), `free-${n}`),
      () => play(world, "register", { ...named(`paid-${n}`), key: forRegister?.licenseKey ?? "" }, `paid-${n}`),
      () => play(world, "register", { ...named(`low-${n}`), key: forTier?.licenseKey ?? "" }, `low-${n}`),
      () => play(world, "license", { key: forLicense?.licenseKey ?? "", hwid }, forLicense?.licenseKey ?? ""),
      () => play(world, "login", named(forLogin.username), forLogin.username),
      () =>
        play(world, "upgrade", { username: upgraded.username, key: forUpgrade?.licenseKey ?? "" }, upgraded.username),
    );
  }
  return { plays, lowTier };
}

/** The kept counts against the rows. */
async function countsAgree(world: World) {
  const count = (table: string, more = sql``) =>
    sql`(select count(*)::int from ${sql.identifier(table)} where app_id = ${world.app.id} ${more})`;
  const [row] = await queryRows<{ kept: number[]; real: number[] }>(
    world.owner.ctx.db,
    sql`select array[coalesce(sum(users), 0)::int, coalesce(sum(licenses), 0)::int, coalesce(sum(sessions), 0)::int,
                     coalesce(sum(online), 0)::int] as kept,
               array[${count("users")}, ${count("licenses")}, ${count("sessions")},
                     ${count("sessions", sql`and user_id is not null`)}] as real
          from app_counts where app_id = ${world.app.id}`,
  );
  expect(row?.kept).toEqual(row?.real);
}

test.each(Object.keys(DISRUPTIONS))(
  "%s amid log-ins: true words, and nothing half made",
  { timeout: 60_000 },
  async (name) => {
    const world = await newApp();
    const { app, owner } = world;
    const { plays, lowTier } = await prepare(world);
    const played: Played[] = [];
    let lastEnded = 0;
    const disrupt = async () => {
      for (let n = 0; n < 6; n++) {
        await pause(25);
        await DISRUPTIONS[name]?.({ world, app: { id: app.id }, lowTier: { id: lowTier.id } }, n);
        lastEnded = performance.now();
      }
    };
    const waiting = plays.values();
    const lane = async () => {
      for (const one of waiting) {
        played.push(await one());
      }
    };
    await Promise.all([...Array.from({ length: LANES }, lane), disrupt()]);
    const untrue = played.filter(({ status, code }) => status !== 200 && !TRUE_WORDS.includes(code));
    expect(untrue).toEqual([]);
    expect(played.some(({ status }) => status === 200)).toBe(true);

    const users = await owner.ctx.db
      .select({ id: schema.users.id, username: schema.users.username })
      .from(schema.users)
      .where(eq(schema.users.appId, app.id));
    const there = new Set(users.map(({ username }) => username));
    const makers = played.filter(({ type }) => type === "register" || type === "license");
    const halfMade = makers.filter(({ status, name }) => status !== 200 && there.has(name));
    expect(halfMade).toEqual([]);
    const lost = makers.filter(({ status, name, began }) => status === 200 && began > lastEnded && !there.has(name));
    expect(lost).toEqual([]);
    const spent = await owner.ctx.db
      .select({ key: schema.licenses.licenseKey, uses: schema.licenses.uses, by: schema.licenses.usedBy })
      .from(schema.licenses)
      .where(eq(schema.licenses.appId, app.id));
    const succeeded = new Set(played.filter(({ status }) => status === 200).map(({ name }) => name));
    expect(spent.filter(({ uses, by }) => uses > 0 && !succeeded.has(by ?? ""))).toEqual([]);
    for (const one of played.filter(({ type, status }) => status === 200 && type !== "upgrade")) {
      const { status, body } = await call({ type: "check", sessionid: one.token });
      if (there.has(one.name)) expect([body["validated"], body["code"]]).not.toEqual([false, undefined]);
      else expect([status, body["code"]]).toEqual([401, "SESSION_NOT_FOUND"]);
    }
    await countsAgree(world);
  },
);
