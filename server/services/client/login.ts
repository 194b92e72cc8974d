import type { z } from "zod";
import { DomainError } from "@/server/errors";
import { throttleGuesses } from "@/server/lib/guess-throttle";
import { verifyPassword } from "@/server/lib/password";
import type { ServiceContext } from "../context";
import { admitUser } from "./admit";
import type { UserInfo } from "./info";
import { LogInUserInput } from "./schemas";
import type { ClientSession } from "./session";
import { loadSubject } from "./subject";

/**
 * Logs a user in with name and password. The ladder: blacklist, name and password (one refusal, in the same time),
 * banned, paused, HWID, subscription. From then on the session is the user's.
 * Throws BLACKLISTED, INVALID_CREDENTIALS, RATE_LIMITED, USER_BANNED, USER_PAUSED, HWID_MISMATCH, NO_SUBSCRIPTION,
 * SESSION_TAKEN.
 */
export async function logInUser(
  ctx: ServiceContext,
  session: ClientSession,
  raw: z.input<typeof LogInUserInput>,
): Promise<UserInfo> {
  const { username, password, hwid } = LogInUserInput.parse(raw);
  const subject = await loadSubject(ctx, session, username, hwid);
  if (subject.isBlacklisted) throw new DomainError("BLACKLISTED");
  const { userId } = subject;
  const isRight = await throttleGuesses(`user ${userId ?? `${session.appId} ${username}`}`, ctx.ip, () =>
    verifyPassword(subject.passwordHash, password, ctx),
  );
  if (!isRight || userId === null) throw new DomainError("INVALID_CREDENTIALS");
  return admitUser(ctx, session, { userId, username, subject, hwid, action: "login" });
}
