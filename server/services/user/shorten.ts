import type { z } from "zod";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { earlierExpiry, requireExactlyOne } from "../expiry";
import { findUser, lockUser } from "./find";
import { cutTier } from "./grants";
import { ShortenUserInput } from "./schemas";
import { readMainGrant, type UserView } from "./view";

/**
 * Takes time from a user: days or seconds off the end that they are shown with, which may come to lie in the past, or
 * an earlier date. Any number at once add up exactly. A subscription without expiry can only be given a date.
 * Throws INVALID_INPUT (no end to take from, not earlier), APP_NOT_FOUND, USER_NOT_FOUND.
 */
export async function shortenUser(ctx: ServiceContext, raw: z.input<typeof ShortenUserInput>): Promise<UserView> {
  const { app: appRef, user: ref, ...change } = ShortenUserInput.parse(raw);
  requireExactlyOne({ days: change.days, seconds: change.seconds, expiry_date: change.expiresAt });
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const user = await lockUser(ctx, app, ref);
    const main = await readMainGrant(ctx, user.id);
    if (!main) throw new DomainError("INVALID_INPUT", { message: "The user has no subscription" });
    await cutTier(ctx, user, main, earlierExpiry(main.expiresAt, change));
    await recordAudit(ctx, { action: "user.shortened", appId: app.id, targetId: user.id, data: change });
    return findUser(ctx, app, { id: user.id });
  });
}
