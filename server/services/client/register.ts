import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { throttleKeyGuesses } from "@/server/lib/guess-throttle";
import { hashPassword } from "@/server/lib/password";
import { newId } from "@/server/lib/random-key";
import { recordActivity } from "../activity";
import { type ServiceContext, transaction } from "../context";
import { isSameKey } from "../license/schemas";
import { addLog } from "../log";
import { giveSession, holdApplication, holdSession } from "./bind";
import { describeUser, type UserInfo } from "./info";
import { refuseKeyAsName } from "./key-as-name";
import { grantDefaultTier, lockLicense, redeemLicense } from "./redeem";
import { RegisterUserInput } from "./schemas";
import type { ClientSession } from "./session";
import { loadSubject } from "./subject";
import { touchUser } from "./touch";

/**
 * Makes a user, redeems the license that comes with it (or grants the `default` tier), binds the HWID and logs in.
 * `keyIsRequired` asks for a license also where the application does not. All of it happens, or nothing.
 * The ladder: blacklist, key required, username, key, subscription.
 * Throws BLACKLISTED, INVALID_INPUT, APP_NOT_FOUND, SESSION_NOT_FOUND, SESSION_TAKEN, USERNAME_TAKEN, LICENSE_*,
 * LEVEL_WITHOUT_SUBSCRIPTION, RATE_LIMITED.
 */
export async function registerUser(
  ctx: ServiceContext,
  session: ClientSession,
  raw: z.input<typeof RegisterUserInput>,
  { keyIsRequired }: { keyIsRequired: boolean },
): Promise<UserInfo> {
  const input = RegisterUserInput.parse(raw);
  const { username, licenseKey, hwid } = input;
  const subject = await loadSubject(ctx, session, username, hwid);
  if (subject.isBlacklisted) throw new DomainError("BLACKLISTED");
  if (!licenseKey && (keyIsRequired || session.requireKey)) {
    throw new DomainError("INVALID_INPUT", { message: "key: a license key is required", field: "key" });
  }
  if (session.userId !== null && session.dialect === "native") throw new DomainError("SESSION_TAKEN");
  // Whoever brings the key may be named as it, as long as nobody is.
  const bringsIt = licenseKey !== undefined && isSameKey(licenseKey, username);
  if (!bringsIt || subject.userId !== null) await refuseKeyAsName(ctx, session.appId, username);
  // Hashing is dear: what would fail anyway fails before it. The unique index decides.
  if (subject.userId !== null) throw new DomainError("USERNAME_TAKEN");
  const make = () => makeUser(ctx, session, input);
  const userId = await (licenseKey ? throttleKeyGuesses(session.appId, ctx.ip, make) : make());
  touchUser(ctx, session.appId, userId);
  recordActivity(session.appId, "users", ctx.now());
  if (licenseKey) recordActivity(session.appId, "activations", ctx.now());
  addLog(ctx, { appId: session.appId, action: "register", username });
  return describeUser(ctx, username, await loadSubject(ctx, session, username, hwid), hwid);
}

/** Makes the user with what the license or the `default` tier grants, gives them the session, and tells their id. */
async function makeUser(
  ctx: ServiceContext,
  session: ClientSession,
  { username, password, licenseKey, email, hwid }: z.output<typeof RegisterUserInput>,
): Promise<string> {
  const passwordHash = await hashPassword(password, ctx);
  const [id, app] = [newId(), { id: session.appId }];
  await transaction(ctx, async (ctx) => {
    await holdApplication(ctx, session);
    const license = licenseKey && (await lockLicense(ctx, app, licenseKey));
    await holdSession(ctx, session, null);
    const made = await ctx.db
      .insert(schema.users)
      .values({
        id,
        appId: app.id,
        username,
        email: email || null,
        passwordHash,
        lastIp: ctx.ip,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: schema.users.id });
    if (made.length === 0) throw new DomainError("USERNAME_TAKEN");
    if (licenseKey) await redeemLicense(ctx, app, license ? license.licenseKey : licenseKey, { id, username });
    else await grantDefaultTier(ctx, app, id);
    if (hwid !== "")
      await ctx.db.insert(schema.userHwids).values({ appId: app.id, userId: id, hwid, createdAt: ctx.now() });
    await giveSession(ctx, session, id, hwid);
  });
  return id;
}
