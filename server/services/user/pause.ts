import type { z } from "zod";
import type { ServiceContext } from "../context";
import { UserTarget } from "./schemas";
import { type StateChange, setUserState } from "./set-state";
import type { UserView } from "./view";

/** What a pause is, for one user and for many. */
export const paused = (ctx: ServiceContext): StateChange => ({
  state: { pausedAt: ctx.now() },
  action: "user.paused",
});

/** What the end of a pause is. */
export const UNPAUSED: StateChange = { state: { pausedAt: null }, action: "user.unpaused" };

/**
 * Keeps a user out until `unpauseUser`: none of their sessions succeeds meanwhile. Their time runs on.
 * Throws APP_NOT_FOUND, USER_NOT_FOUND.
 */
export async function pauseUser(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserView> {
  return setUserState(ctx, UserTarget.parse(raw), paused(ctx));
}

/** Lets a paused user in again; no error when they are not paused. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export async function unpauseUser(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserView> {
  return setUserState(ctx, UserTarget.parse(raw), UNPAUSED);
}
