import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { VpnAllowanceTarget } from "./schemas";

/** Subjects an address to the VPN check again. Throws APP_NOT_FOUND, ALLOWANCE_NOT_FOUND. */
export function removeVpnAllowance(ctx: ServiceContext, raw: z.input<typeof VpnAllowanceTarget>): Promise<void> {
  const { app: appRef, id } = VpnAllowanceTarget.parse(raw);
  const { vpnAllowances: t } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [gone] = await ctx.db
      .delete(t)
      .where(and(eq(t.appId, app.id), eq(t.id, id)))
      .returning({ value: t.value });
    if (!gone) throw new DomainError("ALLOWANCE_NOT_FOUND");
    await recordAudit(ctx, { action: "vpn_allowance.removed", appId: app.id, targetId: id, data: gone });
  });
}
