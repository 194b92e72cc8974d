import type { z } from "zod";
import type { ServiceContext } from "../context";
import { BanUserInput, UserTarget } from "./schemas";
import { setUserState } from "./set-state";
import type { UserView } from "./view";

/**
 * Bans a user: from the reply on none of their sessions succeeds. Banning a banned one again renews the reason.
 * Throws APP_NOT_FOUND, USER_NOT_FOUND.
 */
export async function banUser(ctx: ServiceContext, raw: z.input<typeof BanUserInput>): Promise<UserView> {
  const { reason, ...target } = BanUserInput.parse(raw);
  const banReason = reason || null;
  const effects = { action: "user.banned", data: { reason: banReason } };
  return setUserState(ctx, target, { bannedAt: ctx.now(), banReason }, effects);
}

/** Lifts a ban; no error where there is none. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export async function unbanUser(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserView> {
  return setUserState(ctx, UserTarget.parse(raw), { bannedAt: null, banReason: null }, { action: "user.unbanned" });
}
