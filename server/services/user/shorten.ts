import type { z } from "zod";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { requireExactlyOne, requireReachable } from "./expiry";
import { findUser, lockUser } from "./find";
import { cutTier } from "./grants";
import { ShortenUserInput } from "./schemas";
import { readMainGrant, type UserView } from "./view";

const DAY_SECONDS = 86_400;

/**
 * Takes time from a user: days or seconds off the end that they are shown with, which may come to lie in the past, or
 * an earlier date. Any number at once add up exactly. A subscription without expiry can only be given a date.
 * Throws INVALID_INPUT (no end to take from, not earlier), APP_NOT_FOUND, USER_NOT_FOUND.
 */
export async function shortenUser(ctx: ServiceContext, raw: z.input<typeof ShortenUserInput>): Promise<UserView> {
  const { app: appRef, user: ref, days, seconds, expiresAt } = ShortenUserInput.parse(raw);
  requireExactlyOne({ days, seconds, expiry_date: expiresAt });
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const user = await lockUser(ctx, app, ref);
    const main = await readMainGrant(ctx, user.id);
    if (!main) throw new DomainError("INVALID_INPUT", { message: "The user has no subscription" });
    const less = seconds ?? (days ?? 0) * DAY_SECONDS;
    await cutTier(ctx, user, main, requireReachable(earlierEnd(main.expiresAt, less, expiresAt)));
    const data = { days, seconds, expiresAt };
    await recordAudit(ctx, { action: "user.shortened", appId: app.id, targetId: user.id, data });
    return findUser(ctx, app, { id: user.id });
  });
}

/** The new end. Throws INVALID_INPUT where there is no end to take from, or a given date is not earlier. */
function earlierEnd(end: Date | null, seconds: number, expiresAt: Date | undefined): Date {
  if (expiresAt !== undefined) {
    if (end === null || expiresAt < end) return expiresAt;
    const message = "expiry_date: must be earlier than the current expiry";
    throw new DomainError("INVALID_INPUT", { message, field: "expiry_date" });
  }
  if (end) return new Date(end.getTime() - seconds * 1000);
  throw new DomainError("INVALID_INPUT", { message: "A subscription without expiry cannot be shortened" });
}
