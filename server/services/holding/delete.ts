import type { z } from "zod";
import type { AppRef } from "../atoms";
import { deleteBlacklistEntry } from "../blacklist";
import { type BulkOutcome, repeat } from "../bulk";
import type { ServiceContext } from "../context";
import { deleteDevice } from "../device";
import { deleteEliteRule } from "../elite-key";
import { deleteHash } from "../hash";
import { deleteSellerKey } from "../seller-key";
import { deleteSubscription } from "../subscription";
import { deleteUserVariable, deleteVariable } from "../variable";
import { removeVersion } from "../version";
import { removeVpnAllowance } from "../vpn";
import { deleteWebhook } from "../webhook";
import { type AccountHolding, type AppHolding, DeleteHoldingsInput } from "./schemas";

const OF_APP: Record<AppHolding, (ctx: ServiceContext, app: AppRef, id: string) => Promise<unknown>> = {
  blacklist: (ctx, app, id) => deleteBlacklistEntry(ctx, { app, id }),
  device: (ctx, app, id) => deleteDevice(ctx, { app, device: { id } }),
  hash: (ctx, app, id) => deleteHash(ctx, { app, hash: { id } }),
  subscription: (ctx, app, id) => deleteSubscription(ctx, { app, subscription: { id } }),
  userVariable: (ctx, app, id) => deleteUserVariable(ctx, { app, id }),
  variable: (ctx, app, id) => deleteVariable(ctx, { app, variable: { id } }),
  version: (ctx, app, id) => removeVersion(ctx, { app, version: { id } }),
  vpnAllowance: (ctx, app, id) => removeVpnAllowance(ctx, { app, id }),
  webhook: (ctx, app, id) => deleteWebhook(ctx, { app, id }),
};

const OF_ACCOUNT: Record<AccountHolding, (ctx: ServiceContext, id: string) => Promise<unknown>> = {
  eliteRule: (ctx, id) => deleteEliteRule(ctx, { rule: { id } }),
  sellerKey: (ctx, id) => deleteSellerKey(ctx, { id }),
};

/**
 * Deletes several rows of one plain list in one transaction, each by the verb for one. What may not go, such as a tier
 * in use, stays, and the outcome says why. Throws APP_NOT_FOUND.
 */
export function deleteHoldings(ctx: ServiceContext, raw: z.input<typeof DeleteHoldingsInput>): Promise<BulkOutcome> {
  const input = DeleteHoldingsInput.parse(raw);
  if (!("app" in input)) return repeat(ctx, { app: undefined, ids: input.ids }, OF_ACCOUNT[input.holding]);
  const { app, ids, holding } = input;
  return repeat(ctx, { app, ids }, (ctx, id) => OF_APP[holding](ctx, app, id));
}
