import { and, eq } from "drizzle-orm";
import { schema, sql } from "@/db/client";
import { DomainError } from "@/server/errors";
import { isVpnAddress } from "@/server/lib/vpn";
import type { ServiceContext } from "../context";
import { addLog } from "../log";

/**
 * Turns a caller away who comes through a VPN, proxy or hosting network, unless the application lets the address pass.
 * Leaves a log entry, so that the seller finds the address. Throws VPN_BLOCKED.
 */
export async function refuseVpn(ctx: ServiceContext, app: { id: string }): Promise<void> {
  if (!(await isVpnAddress(ctx.ip))) return;
  const { vpnAllowances: t } = schema;
  const covers = and(eq(t.appId, app.id), sql`${ctx.ip}::inet <<= ${t.value}::inet`);
  const [allowance] = await ctx.db.select({ id: t.id }).from(t).where(covers).limit(1);
  if (allowance) return;
  addLog(ctx, { appId: app.id, action: "vpn_blocked" });
  throw new DomainError("VPN_BLOCKED");
}
