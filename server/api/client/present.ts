import type { RunningGrant, UserInfo } from "@/server/services/client";
import type { JsonObject } from "../kit/operation";
import type { Dialect } from "./frame";

/** What stands for "no expiry", because SDKs need a date: 2100-01-01T00:00:00Z. */
const FOREVER_MS = Date.UTC(2100, 0, 1);
const DAY_MS = 86_400_000;

/** A moment as the dialect prints it: ISO-8601, or unix seconds in a string. */
const clientMoment = (ms: number, dialect: Dialect): string =>
  dialect === "native" ? new Date(ms).toISOString() : String(Math.floor(ms / 1000));

function presentGrant(grant: RunningGrant, now: number, dialect: Dialect): JsonObject {
  const expiry = grant.expiresAt ?? FOREVER_MS;
  const left = Math.max(0, expiry - now);
  return {
    subscription: grant.tier,
    key: grant.key ?? "",
    expiry: clientMoment(expiry, dialect),
    timeleft: dialect === "native" ? Math.ceil(left / DAY_MS) : Math.floor(left / 1000),
    level: String(grant.level),
  };
}

/** `info` of a log-in. */
export const presentInfo = (info: UserInfo, now: Date, dialect: Dialect): JsonObject => ({
  username: info.username,
  subscriptions: info.subscriptions.map((grant) => presentGrant(grant, now.getTime(), dialect)),
  ip: info.ip,
  hwid: info.hwid,
  createdate: clientMoment(info.createdAt.getTime(), dialect),
  lastlogin: clientMoment(info.lastLoginAt.getTime(), dialect),
});

type Numbers = { users: number; online: number; licenses: number; version: string };

/** `appinfo`: five strings, as SDKs insist. */
export const presentAppInfo = (numbers: Numbers): JsonObject => ({
  numUsers: String(numbers.users),
  numOnlineUsers: String(numbers.online),
  numKeys: String(numbers.licenses),
  version: numbers.version,
  customerPanelLink: "",
});
