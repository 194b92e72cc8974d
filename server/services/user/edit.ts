import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { violatedUniqueConstraint } from "@/db/errors";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { requireChange } from "../changes";
import { type ServiceContext, transaction } from "../context";
import { afterDays, requireReachable } from "../expiry";
import { findSubscription, findSubscriptionForLevel } from "../subscription";
import { findUser, lockUser } from "./find";
import { grantTier, moveToTier, setTierEnd, thawGrants } from "./grants";
import { EditUserInput, type UserRef } from "./schemas";
import { readMainGrant, type UserView } from "./view";

type Changes = Omit<z.output<typeof EditUserInput>, "app" | "user">;
type Locked = Awaited<ReturnType<typeof lockUser>>;

/**
 * Changes a user: their tier, its end, their row. `freezeExpiry` stops their clock, and starts it where it stood.
 * Throws INVALID_INPUT (nothing to change), APP_NOT_FOUND, SUBSCRIPTION_NOT_FOUND, USER_NOT_FOUND, USERNAME_TAKEN.
 */
export async function editUser(ctx: ServiceContext, raw: z.input<typeof EditUserInput>): Promise<UserView> {
  const { app: appRef, user: ref, ...changes } = EditUserInput.parse(raw);
  requireChange(changes);
  const work = async (ctx: ServiceContext) => {
    const app = await findOwnedApp(ctx, appRef);
    const user = await editTier(ctx, app, ref, changes);
    await editRow(ctx, user, changes);
    await recordAudit(ctx, { action: "user.edited", appId: app.id, targetId: user.id, data: changes });
    return findUser(ctx, app, { id: user.id });
  };
  try {
    return await transaction(ctx, work);
  } catch (error) {
    if (violatedUniqueConstraint(error) === "users_username_key") throw new DomainError("USERNAME_TAKEN");
    throw error;
  }
}

/** Locks the user, then changes tier and end as asked for. */
async function editTier(ctx: ServiceContext, app: { id: string }, ref: UserRef, c: Changes) {
  const tier = c.subscription === undefined ? null : await findSubscription(ctx, app, { name: c.subscription });
  const user = await lockUser(ctx, app, ref);
  if (!tier && c.expiresAt === undefined) return user;
  const end = c.expiresAt && requireReachable(c.expiresAt);
  const held = await readMainGrant(ctx, user.id);
  if (!held) {
    const granted = tier ?? (await findSubscriptionForLevel(ctx, app, undefined));
    await grantTier(
      ctx,
      user,
      granted,
      end === undefined ? afterDays(user.frozenAt ?? ctx.now(), granted.durationDays) : end,
    );
    return user;
  }
  const main = tier ? await moveToTier(ctx, user, held, tier) : held;
  if (end !== undefined) await setTierEnd(ctx, user, main, end);
  return user;
}

async function editRow(ctx: ServiceContext, user: Locked, changes: Changes): Promise<void> {
  const { users, licenses } = schema;
  const { newUsername, email, deviceLimit, note, userPanelAccess, freezeExpiry } = changes;
  if (newUsername !== undefined && newUsername !== user.username) {
    // Clients find the implicit user of a license by the license's key.
    if (user.licenseId) {
      const message = "new_username: the user of a license keeps its name";
      throw new DomainError("INVALID_INPUT", { message, field: "new_username" });
    }
    await ctx.db
      .update(licenses)
      .set({ usedBy: newUsername })
      .where(and(eq(licenses.appId, user.appId), eq(licenses.usedBy, user.username)));
  }
  if (freezeExpiry === false && user.frozenAt) await thawGrants(ctx, { ...user, frozenAt: user.frozenAt });
  await ctx.db
    .update(users)
    .set({
      // Also when nothing of the row changes: an update needs a column.
      username: newUsername ?? user.username,
      email: email === undefined ? undefined : email || null,
      note: note === undefined ? undefined : note || null,
      deviceLimit,
      userPanelAccess,
      frozenAt: freezeExpiry === undefined ? undefined : freezeExpiry ? (user.frozenAt ?? ctx.now()) : null,
    })
    .where(and(eq(users.appId, user.appId), eq(users.id, user.id)));
}
