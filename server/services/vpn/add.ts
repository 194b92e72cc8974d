import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { normalizeNetwork } from "@/server/lib/ip";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { AddVpnAllowanceInput } from "./schemas";

/** An allowance as the database holds it. */
export type VpnAllowance = typeof schema.vpnAllowances.$inferSelect;

/**
 * Lets an address or a network pass the application's VPN check, from the next init on. Kept in one spelling, so that
 * none is entered twice. Throws INVALID_INPUT (not an address), APP_NOT_FOUND, ALLOWANCE_EXISTS.
 */
export function addVpnAllowance(ctx: ServiceContext, raw: z.input<typeof AddVpnAllowanceInput>): Promise<VpnAllowance> {
  const { app: appRef, value: given, note } = AddVpnAllowanceInput.parse(raw);
  const value = normalizeNetwork(given)?.replace(given.includes(":") ? /\/128$/ : /\/32$/, "");
  if (value === undefined) {
    const message = "value: must be an IP address or a CIDR network";
    throw new DomainError("INVALID_INPUT", { message, field: "value" });
  }
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [allowance] = await ctx.db
      .insert(schema.vpnAllowances)
      .values({ id: newId(), appId: app.id, value, note: note || null, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (!allowance) throw new DomainError("ALLOWANCE_EXISTS");
    const event = { action: "vpn_allowance.added", appId: app.id, targetId: allowance.id, data: { value } };
    await recordAudit(ctx, event);
    return allowance;
  });
}
