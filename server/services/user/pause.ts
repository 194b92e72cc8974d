import type { z } from "zod";
import type { ServiceContext } from "../context";
import { UserTarget } from "./schemas";
import { setUserState } from "./set-state";
import type { UserView } from "./view";

/**
 * Keeps a user out until `unpauseUser`: none of their sessions succeeds meanwhile. Their time runs on.
 * Throws APP_NOT_FOUND, USER_NOT_FOUND.
 */
export async function pauseUser(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserView> {
  const effects = { action: "user.paused" };
  return setUserState(ctx, UserTarget.parse(raw), { pausedAt: ctx.now() }, effects);
}

/** Lets a paused user in again; no error when they are not paused. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export async function unpauseUser(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserView> {
  return setUserState(ctx, UserTarget.parse(raw), { pausedAt: null }, { action: "user.unpaused" });
}
