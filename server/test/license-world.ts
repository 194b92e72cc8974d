import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense } from "./factories";

const DAY_MS = 86_400_000;

/** An owner with an application, and the path of its licenses. */
export async function createLicenseWorld() {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  return { owner, app, tier, path: `/api/dashboard/licenses/${app.id}` };
}

/** What `createLicenseWorld` makes. */
export type LicenseWorld = Awaited<ReturnType<typeof createLicenseWorld>>;

/** One license in each state that the list tells apart, and one that is partly used. */
export async function createOneOfEach({ owner, app }: LicenseWorld) {
  const make = (overrides: Parameters<typeof createTestLicense>[2]) => createTestLicense(owner, app, overrides);
  const past = new Date(Date.now() - DAY_MS);
  return {
    active: await make({}),
    partly: await make({ maxUses: 2, uses: 1 }),
    used: await make({ uses: 1, usedBy: "mira", expiresAt: new Date(Date.now() + DAY_MS) }),
    expired: await make({ uses: 1, expiresAt: past }),
    paused: await make({ pausedAt: past }),
    banned: await make({ bannedAt: past }),
  };
}

/** A user who redeemed the license. */
export async function createRedeemer({ owner, app, tier }: LicenseWorld, license: { id: string }) {
  const { db } = owner.ctx;
  const userId = newId();
  await db.insert(schema.users).values({ id: userId, appId: app.id, username: userId });
  const grant = { id: newId(), appId: app.id, userId, subscriptionId: tier.id, licenseId: license.id, level: 1 };
  await db.insert(schema.grants).values(grant);
  return { userId, hasGrant: async () => (await db.$count(schema.grants, eq(schema.grants.userId, userId))) > 0 };
}

/** The keys that a reply lists or made. */
export const keysOf = (reply: { body: Record<string, unknown> }) =>
  (reply.body["licenses"] as { license_key: string }[]).map((license) => license.license_key);
