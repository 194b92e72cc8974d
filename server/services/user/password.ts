import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { throttleGuesses } from "@/server/lib/guess-throttle";
import { hashPassword, verifyPassword } from "@/server/lib/password";
import { newPassword as makePassword } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import type { ServiceContext } from "../context";
import { findUser, userCondition } from "./find";
import { ResetUserPasswordInput, VerifyUserPasswordInput } from "./schemas";
import { setUserState } from "./set-state";
import type { UserView } from "./view";

/**
 * Gives a user another password and ends their sessions. `generated` is the password when the server made it: the only
 * time that it can be read. Throws APP_NOT_FOUND, USER_NOT_FOUND, UNAVAILABLE.
 */
export async function resetUserPassword(
  ctx: ServiceContext,
  raw: z.input<typeof ResetUserPasswordInput>,
): Promise<{ user: UserView; generated: string | null }> {
  const { newPassword, ...target } = ResetUserPasswordInput.parse(raw);
  await findUser(ctx, await findOwnedApp(ctx, target.app), target.user);
  const generated = newPassword === undefined ? makePassword() : null;
  // Hashed outside the transaction, which would hold a connection meanwhile.
  const passwordHash = await hashPassword(newPassword ?? generated ?? "", ctx);
  const change = { state: { passwordHash }, action: "user.password_reset", endsSessions: true };
  return { user: await setUserState(ctx, target, change), generated };
}

/**
 * Whether a password is the user's; banned, paused and expired ones are answered all the same. Nothing is changed by
 * asking. An unknown name is refused like a wrong password, in the same time.
 * Throws APP_NOT_FOUND, INVALID_CREDENTIALS, RATE_LIMITED (10 wrong ones in 15 minutes), UNAVAILABLE.
 */
export async function verifyUserPassword(
  ctx: ServiceContext,
  raw: z.input<typeof VerifyUserPasswordInput>,
): Promise<UserView> {
  const { app: appRef, username, password } = VerifyUserPasswordInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { users } = schema;
  const [user] = await ctx.db
    .select({ id: users.id, hash: users.passwordHash })
    .from(users)
    .where(userCondition(app, { username }));
  const subject = `user ${user?.id ?? `${app.id} ${username}`}`;
  const isRight = await throttleGuesses(subject, ctx.ip, () => verifyPassword(user?.hash, password, ctx));
  if (!user || !isRight) throw new DomainError("INVALID_CREDENTIALS");
  return findUser(ctx, app, { id: user.id });
}
