import type { z } from "zod";
import type { ServiceContext } from "../context";
import { BanUserInput, UserTarget } from "./schemas";
import { type StateChange, setUserState } from "./set-state";
import type { UserView } from "./view";

/** What a ban is, for one user and for many. No reason and "" are none. */
export function banned(ctx: ServiceContext, reason: string | null | undefined): StateChange {
  const banReason = reason || null;
  return { state: { bannedAt: ctx.now(), banReason }, action: "user.banned", data: { reason: banReason } };
}

/** What the end of a ban is. */
export const UNBANNED: StateChange = { state: { bannedAt: null, banReason: null }, action: "user.unbanned" };

/**
 * Bans a user: from the reply on none of their sessions succeeds. Banning a banned one again renews the reason.
 * Throws APP_NOT_FOUND, USER_NOT_FOUND.
 */
export async function banUser(ctx: ServiceContext, raw: z.input<typeof BanUserInput>): Promise<UserView> {
  const { reason, ...target } = BanUserInput.parse(raw);
  return setUserState(ctx, target, banned(ctx, reason));
}

/** Lifts a ban; no error where there is none. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export async function unbanUser(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserView> {
  return setUserState(ctx, UserTarget.parse(raw), UNBANNED);
}
