import { schema } from "@/db/client";
import { sha256 } from "@/server/lib/digest";
import { newId } from "@/server/lib/random-key";
import type { ServiceContext } from "@/server/services/context";
import type { Random } from "./random";
import { type AppSpec, NAMES, NOTES } from "./specs";

type License = typeof schema.licenses.$inferInsert;
type User = typeof schema.users.$inferInsert & { id: string };
type Grant = typeof schema.grants.$inferInsert;
type Tier = { id: string; level: number; durationDays: number };

const DAY_MS = 86_400_000;
const CHUNK = 500;

/** Licenses, the users who redeemed them, what that granted and the sessions that are open now. */
export async function seedKeys(
  ctx: ServiceContext,
  appId: string,
  spec: AppSpec,
  tiers: readonly [Tier, ...Tier[]],
  random: Random,
): Promise<void> {
  const licenses: License[] = [];
  const users: User[] = [];
  const grants: Grant[] = [];
  for (let n = 0; n < spec.licenses; n++) {
    const tier = random.pick(tiers);
    const license = drawLicense(ctx, appId, spec, tier, random);
    licenses.push(license);
    if (!license.usedAt) continue;
    const user = drawUser(appId, license, users.length, random);
    users.push(user);
    const end = { expiresAt: license.expiresAt ?? null, createdAt: license.usedAt };
    grants.push({
      id: newId(),
      appId,
      userId: user.id,
      subscriptionId: tier.id,
      licenseId: license.id,
      level: tier.level,
      ...end,
    });
  }
  await inChunks(licenses, (rows) => ctx.db.insert(schema.licenses).values(rows));
  await inChunks(users, (rows) => ctx.db.insert(schema.users).values(rows));
  await inChunks(grants, (rows) => ctx.db.insert(schema.grants).values(rows));
  const hwids = users.map((user) => ({ appId, userId: user.id, hwid: `HW-${random.code(16)}` }));
  await inChunks(hwids, (rows) => ctx.db.insert(schema.userHwids).values(rows));
  await seedSessions(ctx, appId, spec, users, random);
}

async function inChunks<T>(rows: readonly T[], insert: (rows: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await insert(rows.slice(from, from + CHUNK));
}

function drawLicense(ctx: ServiceContext, appId: string, spec: AppSpec, tier: Tier, random: Random): License {
  const now = ctx.now().getTime();
  const made = now - random.next() ** 1.4 * 330 * DAY_MS - 60_000;
  const license: License & { id: string } = {
    id: newId(),
    appId,
    licenseKey: spec.mask.replace(/X/g, () => random.code(1)),
    level: tier.level,
    subscriptionId: tier.id,
    durationDays: tier.durationDays,
    note: random.chance(0.25) ? random.pick(NOTES) : null,
    createdBy: "demo",
    createdAt: new Date(made),
    bannedAt: random.chance(0.02) ? new Date(now - DAY_MS) : null,
    pausedAt: random.chance(0.015) ? new Date(now - DAY_MS) : null,
  };
  if (!random.chance(spec.redeemed)) return license;
  const used = made + random.next() * (now - made);
  const maxUses = random.chance(0.05) ? 3 : 1;
  const usedBy = `${random.pick(NAMES)}${random.between(10, 99)}`;
  const expiresAt = new Date(used + tier.durationDays * DAY_MS);
  return { ...license, maxUses, uses: maxUses, usedBy, usedAt: new Date(used), expiresAt };
}

function drawUser(appId: string, license: License, n: number, random: Random): User {
  // Names are unique in an application: the number of the user makes them so.
  const username = `${license.usedBy}${n}`;
  license.usedBy = username;
  const usedAt = license.usedAt ?? new Date();
  const lastLogin = usedAt.getTime() + random.next() * (Date.now() - usedAt.getTime());
  return {
    id: newId(),
    appId,
    username,
    email: random.chance(0.6) ? `${username}@example.com` : null,
    lastIp: `198.51.100.${random.between(1, 254)}`,
    lastLoginAt: new Date(lastLogin),
    createdAt: usedAt,
    bannedAt: random.chance(0.02) ? new Date(lastLogin) : null,
  };
}

async function seedSessions(ctx: ServiceContext, appId: string, spec: AppSpec, users: User[], random: Random) {
  if (spec.state !== "live") return;
  const now = ctx.now().getTime();
  const rows = users.slice(0, Math.min(users.length, spec.pace * 2)).map((user) => ({
    appId,
    userId: user.id,
    tokenHash: sha256(user.id),
    dialect: "keyauth" as const,
    ip: user.lastIp ?? "198.51.100.1",
    createdAt: new Date(now - random.between(1, 300) * 60_000),
    expiresAt: new Date(now + 7 * DAY_MS),
  }));
  await inChunks(rows, (chunk) => ctx.db.insert(schema.sessions).values(chunk));
}
