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

/**
 * The second half of every log-in's ladder: user banned, paused, HWID, subscription. From then on the session is the
 * user's. Throws USER_BANNED, USER_PAUSED, HWID_MISMATCH, NO_SUBSCRIPTION, SESSION_TAKEN.
 */
export async function admitUser(
  ctx: ServiceContext,
  session: ClientSession,
  { userId, username, subject, hwid, action }: Arrival,
): Promise<UserInfo> {
  if (subject.userBanned) throw new DomainError("USER_BANNED");
  if (subject.userPaused) throw new DomainError("USER_PAUSED");
  if (judgeHwid(session, subject, hwid) === "binds") {
    await bindHwid(ctx, { id: session.appId }, userId, hwid);
    subject.hwids.push(hwid);
  }
  if (subject.grants.length === 0) throw new DomainError("NO_SUBSCRIPTION");
  await bindSession(ctx, session, userId, hwid);
  touchUser(ctx, session.appId, userId);
  recordLogin(session.appId, ctx.now(), ctx.ip);
  addLog(ctx, { appId: session.appId, action, username });
  return describeUser(ctx, username, subject, hwid);
}
