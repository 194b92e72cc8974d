import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { hashPassword } from "@/server/lib/password";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { afterDays, requireReachable } from "../expiry";
import { findSubscription, findSubscriptionForLevel } from "../subscription";
import { findUser } from "./find";
import { CreateUserInput } from "./schemas";
import type { UserView } from "./view";

/**
 * Makes a user with a tier of the application. Of several of one name at once one is made.
 * Throws INVALID_INPUT (an expiry that has passed), APP_NOT_FOUND, SUBSCRIPTION_NOT_FOUND, USERNAME_TAKEN.
 */
export async function createUser(ctx: ServiceContext, raw: z.input<typeof CreateUserInput>): Promise<UserView> {
  const { app: appRef, password, subscription, level, ...input } = CreateUserInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const tier = await (subscription === undefined
    ? findSubscriptionForLevel(ctx, app, level)
    : findSubscription(ctx, app, { name: subscription }));
  const now = ctx.now();
  if (input.expiresAt && input.expiresAt <= now) {
    throw new DomainError("INVALID_INPUT", { message: "expiry_date: must not be in the past", field: "expiry_date" });
  }
  const end = input.subscriptionDays === undefined ? (input.expiresAt ?? null) : afterDays(now, input.subscriptionDays);
  const expiresAt = end && requireReachable(end);
  // Hashed outside the transaction, which would hold a connection meanwhile.
  const passwordHash = await hashPassword(password, ctx);
  const id = newId();
  return transaction(ctx, async (ctx) => {
    const made = await ctx.db
      .insert(schema.users)
      .values({
        id,
        appId: app.id,
        username: input.username,
        email: input.email || null,
        passwordHash,
        deviceLimit: input.deviceLimit,
        note: input.note || null,
        userPanelAccess: input.userPanelAccess,
        frozenAt: input.freezeExpiry ? now : null,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: schema.users.id });
    if (made.length === 0) throw new DomainError("USERNAME_TAKEN");
    const grant = { appId: app.id, userId: id, subscriptionId: tier.id, level: level ?? tier.level, expiresAt };
    await ctx.db.insert(schema.grants).values({ id: newId(), ...grant, createdAt: now });
    await recordAudit(ctx, { action: "user.created", appId: app.id, targetId: id, data: { username: input.username } });
    return findUser(ctx, app, { id });
  });
}
