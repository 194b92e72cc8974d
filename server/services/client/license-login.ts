import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { throttleKeyGuesses } from "@/server/lib/guess-throttle";
import { newId } from "@/server/lib/random-key";
import { recordActivity } from "../activity";
import { type ServiceContext, transaction } from "../context";
import { storedKey } from "../license";
import { admitUser, welcomeUser } from "./admit";
import { giveSession, holdApplication, holdSession } from "./bind";
import type { UserInfo } from "./info";
import { lockLicense, redeemLicense } from "./redeem";
import { LogInWithLicenseInput } from "./schemas";
import type { ClientSession } from "./session";
import { loadSubject, type Subject } from "./subject";

/**
 * Logs in with nothing but a license key, as the implicit user of that name. The first time costs a use, and so does
 * each further HWID while the lock is on; coming back costs none.
 * The ladder: blacklist, key (missing, banned, paused, expired, used up), user banned, paused, HWID, subscription.
 * Throws BLACKLISTED, LICENSE_*, LEVEL_WITHOUT_SUBSCRIPTION, USER_BANNED, USER_PAUSED, HWID_MISMATCH, NO_SUBSCRIPTION,
 * APP_NOT_FOUND, SESSION_NOT_FOUND, SESSION_TAKEN, RATE_LIMITED (30 unknown keys in a minute from one address).
 */
export async function logInWithLicense(
  ctx: ServiceContext,
  session: ClientSession,
  raw: z.input<typeof LogInWithLicenseInput>,
): Promise<UserInfo> {
  const input = LogInWithLicenseInput.parse(raw);
  return throttleKeyGuesses(session.appId, ctx.ip, () => tryLicense(ctx, session, input));
}

async function tryLicense(
  ctx: ServiceContext,
  session: ClientSession,
  { licenseKey: sent, hwid }: z.output<typeof LogInWithLicenseInput>,
): Promise<UserInfo> {
  let subject = await loadSubject(ctx, session, sent, hwid);
  let licenseKey = sent;
  if (subject.licenseId === null && !subject.isBlacklisted) {
    // Nearly every key is sent as it is stored; any other spelling is looked for only then.
    licenseKey = (await storedKey(ctx, { id: session.appId }, sent)) ?? sent;
    if (licenseKey !== sent) subject = await loadSubject(ctx, session, licenseKey, hwid);
  }
  const arrival = { username: licenseKey, hwid, action: "license" } as const;
  requireUsableLicense(subject);
  const isReturning = subject.userLicenseId !== null && subject.userLicenseId === subject.licenseId;
  if (!isReturning) {
    const made = await redeemFirst(ctx, session, licenseKey, hwid);
    subject = await loadSubject(ctx, session, licenseKey, hwid);
    if (made) {
      for (const metric of ["activations", "users"] as const) recordActivity(session.appId, metric, ctx.now());
      // The log-in is done, whatever has become of the user since.
      return welcomeUser(ctx, session, { ...arrival, userId: made.id, subject });
    }
    // Another client of the same key was first, or the key may have been banned meanwhile.
    requireUsableLicense(subject);
  }
  const { userId } = subject;
  if (userId === null) throw new DomainError("LICENSE_NOT_FOUND");
  return admitUser(ctx, session, { ...arrival, userId, subject });
}

/** Throws BLACKLISTED, LICENSE_NOT_FOUND, LICENSE_BANNED, LICENSE_PAUSED, LICENSE_EXPIRED. */
function requireUsableLicense(subject: Subject): void {
  if (subject.isBlacklisted) throw new DomainError("BLACKLISTED");
  if (subject.licenseId === null) throw new DomainError("LICENSE_NOT_FOUND");
  if (subject.licenseBanned) throw new DomainError("LICENSE_BANNED");
  if (subject.licensePaused) throw new DomainError("LICENSE_PAUSED");
  if (subject.licenseExpired) throw new DomainError("LICENSE_EXPIRED");
}

/**
 * Makes the implicit user, spends the use and gives them the session; of clients that arrive at once the others find
 * the user made, and get null.
 */
function redeemFirst(
  ctx: ServiceContext,
  session: ClientSession,
  licenseKey: string,
  hwid: string,
): Promise<{ id: string } | null> {
  return transaction(ctx, async (ctx) => {
    const { users, userHwids } = schema;
    const app = { id: session.appId };
    await holdApplication(ctx, session);
    const license = await lockLicense(ctx, app, licenseKey);
    // The license's row is ours from here on: who came first has committed, and may have come in this very session.
    const isOurs = and(eq(users.appId, app.id), eq(users.licenseId, license?.id ?? ""));
    if (license && (await ctx.db.$count(users, isOurs)) > 0) return null;
    await holdSession(ctx, session, null);
    if (!license) throw new DomainError("LICENSE_NOT_FOUND");
    const id = newId();
    const made = await ctx.db
      .insert(users)
      .values({
        id,
        appId: app.id,
        username: licenseKey,
        licenseId: license.id,
        deviceLimit: license.deviceLimit,
        paidUses: 1,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (made.length === 0) throw new DomainError("USERNAME_TAKEN");
    await redeemLicense(ctx, app, licenseKey, { id, username: licenseKey });
    if (hwid !== "") await ctx.db.insert(userHwids).values({ appId: app.id, userId: id, hwid, createdAt: ctx.now() });
    await giveSession(ctx, session, id, hwid);
    return { id };
  });
}
