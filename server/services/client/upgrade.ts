import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { throttleKeyGuesses } from "@/server/lib/guess-throttle";
import { recordActivity } from "../activity";
import { type ServiceContext, transaction } from "../context";
import { addLog } from "../log";
import { holdApplication } from "./bind";
import { lockLicense, redeemLicense } from "./redeem";
import { UpgradeUserInput } from "./schemas";
import type { ClientSession } from "./session";

/**
 * Redeems a license for a user who exists: extends what they have of its tiers, or adds them.
 * Throws APP_NOT_FOUND, USER_NOT_FOUND, LICENSE_*, LEVEL_WITHOUT_SUBSCRIPTION, RATE_LIMITED.
 */
export async function upgradeUser(
  ctx: ServiceContext,
  session: ClientSession,
  raw: z.input<typeof UpgradeUserInput>,
): Promise<void> {
  const { username, licenseKey } = UpgradeUserInput.parse(raw);
  const redeem = async (ctx: ServiceContext) => {
    const { users } = schema;
    const app = { id: session.appId };
    await holdApplication(ctx, session);
    const license = await lockLicense(ctx, app, licenseKey);
    const [user] = await ctx.db
      .select({ id: users.id, username: users.username })
      .from(users)
      .where(and(eq(users.appId, app.id), eq(users.username, username)))
      .for("no key update");
    if (!user) throw new DomainError("USER_NOT_FOUND");
    await redeemLicense(ctx, app, license?.licenseKey ?? licenseKey, user);
  };
  await throttleKeyGuesses(session.appId, ctx.ip, () => transaction(ctx, redeem));
  recordActivity(session.appId, "activations", ctx.now());
  addLog(ctx, { appId: session.appId, action: "upgrade", username });
}
