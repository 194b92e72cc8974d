import { DomainError } from "@/server/errors";
import { recordLogin } from "../activity";
import type { ServiceContext } from "../context";
import { addLog } from "../log";
import { bindSession } from "./bind";
import { bindHwid, judgeHwid } from "./hwid";
import { describeUser, type UserInfo } from "./info";
import type { ClientSession } from "./session";
import type { Subject } from "./subject";
import { touchUser } from "./touch";

/** Someone who has proved to be a user, and how. */
type Arrival = { userId: string; username: string; subject: Subject; hwid: string; action: "login" | "license" };

/** What a log-in says whose user is deleted while it is under way: the same as a moment later. */
const GONE = { login: "INVALID_CREDENTIALS", license: "LICENSE_NOT_FOUND" } as const;

const isGone = (error: unknown): boolean => error instanceof DomainError && error.code === "USER_NOT_FOUND";

/**
 * The second half of every log-in's ladder: user banned, paused, HWID, subscription. From then on the session is the
 * user's. Throws USER_BANNED, USER_PAUSED, HWID_MISMATCH, NO_SUBSCRIPTION, SESSION_NOT_FOUND, SESSION_TAKEN, and what an
 * unknown user or key is told.
 */
export async function admitUser(
  ctx: ServiceContext,
  session: ClientSession,
  { userId, username, subject, hwid, action }: Arrival,
): Promise<UserInfo> {
  if (subject.userBanned) throw new DomainError("USER_BANNED");
  if (subject.userPaused) throw new DomainError("USER_PAUSED");
  try {
    if (judgeHwid(session, subject, hwid) === "binds") {
      const isEntitled = subject.grants.length > 0;
      await bindHwid(ctx, session, { userId, licenseId: subject.userLicenseId, hwid, isEntitled });
      subject.hwids.push(hwid);
    } else {
      if (subject.grants.length === 0) throw new DomainError("NO_SUBSCRIPTION");
      await bindSession(ctx, session, userId, hwid);
    }
  } catch (error) {
    throw isGone(error) ? new DomainError(GONE[action], { cause: error }) : error;
  }
  return welcomeUser(ctx, session, { userId, username, subject, hwid, action });
}

/** What follows when a session has come to be a user's: it is noted, and the client hears who they are. */
export function welcomeUser(
  ctx: ServiceContext,
  session: ClientSession,
  { userId, username, subject, hwid, action }: Arrival,
): UserInfo {
  touchUser(ctx, session.appId, userId);
  recordLogin(session.appId, ctx.now(), ctx.ip);
  addLog(ctx, { appId: session.appId, action, username });
  return describeUser(ctx, username, subject, hwid);
}
