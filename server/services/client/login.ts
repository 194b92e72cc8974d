import type { z } from "zod";
import { DomainError } from "@/server/errors";
import { throttleGuesses } from "@/server/lib/guess-throttle";
import { verifyPassword } from "@/server/lib/password";
import { recordActivity } from "../activity";
import type { ServiceContext } from "../context";
import { addLog } from "../log";
import { bindSession } from "./bind";
import { bindHwid, judgeHwid } from "./hwid";
import { describeUser, type UserInfo } from "./info";
import { LogInUserInput } from "./schemas";
import type { ClientSession } from "./session";
import { loadSubject } from "./subject";
import { touchUser } from "./touch";

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
    verifyPassword(subject.passwordHash, password),
  );
  if (!isRight || userId === null) throw new DomainError("INVALID_CREDENTIALS");
  if (subject.userBanned) throw new DomainError("USER_BANNED");
  if (subject.userPaused) throw new DomainError("USER_PAUSED");
  if (judgeHwid(session, subject, hwid) === "binds") {
    await bindHwid(ctx, { id: session.appId }, userId, hwid);
    subject.hwids.push(hwid);
  }
  if (subject.grants.length === 0) throw new DomainError("NO_SUBSCRIPTION");
  await bindSession(ctx, session, userId, hwid);
  touchUser(ctx, userId);
  recordActivity(session.appId, "logins", ctx.now());
  addLog(ctx, { appId: session.appId, action: "login", username });
  return describeUser(ctx, username, subject, hwid);
}
