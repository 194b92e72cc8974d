import type { z } from "zod";
import { DomainError } from "@/server/errors";
import { type App, findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { type ExpiryChange, laterExpiry, requireExactlyOne } from "../expiry";
import { findSubscription, findSubscriptionForLevel, type Subscription } from "../subscription";
import { findUser, lockUser } from "./find";
import { grantTier, lengthenTier, moveToTier } from "./grants";
import { ExtendUserInput, type UserRef } from "./schemas";
import { type MainGrant, readMainGrant, type UserView } from "./view";

/**
 * Gives a user more time: days on top of the running end (or of now), or a later date. With a tier, the user is moved
 * to that first; one without any tier gets it, or `default`. Any number at once add up exactly.
 * Throws INVALID_INPUT (no end to extend, not later), APP_NOT_FOUND, USER_NOT_FOUND, SUBSCRIPTION_NOT_FOUND.
 */
export async function extendUser(ctx: ServiceContext, raw: z.input<typeof ExtendUserInput>): Promise<UserView> {
  const { app: appRef, user: ref, subscription, ...change } = ExtendUserInput.parse(raw);
  requireExactlyOne({ days: change.days, expiry_date: change.expiresAt });
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const tier = subscription === undefined ? null : await findSubscription(ctx, app, { name: subscription });
    const { id } = await extendOne(ctx, app, ref, { ...change, tier });
    return findUser(ctx, app, { id });
  });
}

/**
 * Locks one user and gives them more time. Runs in the caller's transaction. Throws USER_NOT_FOUND, and INVALID_INPUT,
 * when nothing is written unless a tier was given.
 */
export async function extendOne(
  ctx: ServiceContext,
  app: App,
  ref: UserRef,
  { tier, ...change }: Pick<ExpiryChange, "days" | "expiresAt"> & { tier: Subscription | null },
): Promise<{ id: string }> {
  const user = await lockUser(ctx, app, ref);
  const held = await readMainGrant(ctx, user.id);
  if (held) {
    const main = requireEnd(tier ? await moveToTier(ctx, user, held, tier) : held);
    await lengthenTier(ctx, user, main, laterExpiry(main.expiresAt, main.clock, change));
  } else {
    const clock = user.frozenAt ?? ctx.now();
    const end = laterExpiry(clock, clock, change);
    await grantTier(ctx, user, tier ?? (await findSubscriptionForLevel(ctx, app, undefined)), end);
  }
  const data = { ...change, subscription: tier?.name };
  await recordAudit(ctx, { action: "user.extended", appId: app.id, targetId: user.id, data });
  return user;
}

function requireEnd(main: MainGrant): MainGrant & { expiresAt: Date } {
  const { expiresAt } = main;
  if (expiresAt) return { ...main, expiresAt };
  throw new DomainError("INVALID_INPUT", { message: "A subscription without expiry cannot be extended" });
}
