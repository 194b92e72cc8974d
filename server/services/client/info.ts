import type { ServiceContext } from "../context";
import type { RunningGrant, Subject } from "./subject";

/** What a client learns of its user after log-in. Moments are dates; doors print them in their dialect. */
export type UserInfo = {
  username: string;
  ip: string;
  hwid: string;
  createdAt: Date;
  lastLoginAt: Date;
  subscriptions: RunningGrant[];
};

/** The info of a user who just logged in. Of several grants of one tier the longest speaks for all. */
export function describeUser(ctx: ServiceContext, username: string, subject: Subject, hwid: string): UserInfo {
  const tiers = new Map<string, RunningGrant>();
  for (const grant of subject.grants) {
    const known = tiers.get(grant.tier);
    if (!known || ends(grant) > ends(known)) tiers.set(grant.tier, grant);
  }
  return {
    username,
    ip: ctx.ip,
    hwid: subject.hwids.includes(hwid) ? hwid : (subject.hwids[0] ?? ""),
    createdAt: new Date(subject.userCreatedAt ?? ctx.now()),
    lastLoginAt: ctx.now(),
    subscriptions: [...tiers.values()],
  };
}

const ends = (grant: RunningGrant): number => grant.expiresAt ?? Number.POSITIVE_INFINITY;
