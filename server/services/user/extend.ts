import type { z } from "zod";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findSubscription, findSubscriptionForLevel } from "../subscription";
import { afterDays, requireExactlyOne, requireReachable } from "./expiry";
import { findUser, lockUser } from "./find";
import { grantTier, lengthenTier, moveToTier } from "./grants";
import { ExtendUserInput } from "./schemas";
import { type MainGrant, readMainGrant, type UserView } from "./view";

/**
 * Gives a user more time: days on top of the running end (or of now), or a later date. With a tier, the user is moved
 * to that first; one without any tier gets it, or `default`. Any number at once add up exactly.
 * Throws INVALID_INPUT (no end to extend, not later), APP_NOT_FOUND, USER_NOT_FOUND, SUBSCRIPTION_NOT_FOUND.
 */
export async function extendUser(ctx: ServiceContext, raw: z.input<typeof ExtendUserInput>): Promise<UserView> {
  const { app: appRef, user: ref, subscription, days, expiresAt } = ExtendUserInput.parse(raw);
  requireExactlyOne({ days, expiry_date: expiresAt });
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const tier = subscription === undefined ? null : await findSubscription(ctx, app, { name: subscription });
    const user = await lockUser(ctx, app, ref);
    const held = await readMainGrant(ctx, user.id);
    if (held) {
      const main = requireEnd(tier ? await moveToTier(ctx, user, held, tier) : held);
      await lengthenTier(ctx, user, main, laterEnd(main, days, expiresAt));
    } else {
      const end = laterEnd({ expiresAt: ctx.now(), clock: ctx.now() }, days, expiresAt);
      await grantTier(ctx, user, tier ?? (await findSubscriptionForLevel(ctx, app, undefined)), end);
    }
    const data = { days, expiresAt, subscription: tier?.name };
    await recordAudit(ctx, { action: "user.extended", appId: app.id, targetId: user.id, data });
    return findUser(ctx, app, { id: user.id });
  });
}

function requireEnd(main: MainGrant): MainGrant & { expiresAt: Date } {
  const { expiresAt } = main;
  if (expiresAt) return { ...main, expiresAt };
  throw new DomainError("INVALID_INPUT", { message: "A subscription without expiry cannot be extended" });
}

/** The new end. Throws INVALID_INPUT when a given date is not later than the old. */
function laterEnd(main: { expiresAt: Date; clock: Date }, days: number | undefined, expiresAt: Date | undefined): Date {
  if (expiresAt === undefined) {
    const start = new Date(Math.max(main.expiresAt.getTime(), main.clock.getTime()));
    return requireReachable(afterDays(start, days ?? 0));
  }
  if (expiresAt > main.expiresAt) return requireReachable(expiresAt);
  throw new DomainError("INVALID_INPUT", {
    message: "expiry_date: must be later than the current expiry",
    field: "expiry_date",
  });
}
