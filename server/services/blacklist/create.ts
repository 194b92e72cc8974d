import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { normalizeNetwork } from "@/server/lib/ip";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { CreateBlacklistEntryInput } from "./schemas";

/** A blacklist entry as the database holds it. */
export type BlacklistEntry = typeof schema.blacklist.$inferSelect;

/**
 * Turns an address, a network or a hardware id away, from the reply on. Addresses are kept in one spelling, so that
 * none is entered twice. Throws INVALID_INPUT (not an address), APP_NOT_FOUND, ENTRY_EXISTS.
 */
export function createBlacklistEntry(
  ctx: ServiceContext,
  raw: z.input<typeof CreateBlacklistEntryInput>,
): Promise<BlacklistEntry> {
  const { app: appRef, type, value: given, note } = CreateBlacklistEntryInput.parse(raw);
  const value = type === "ip" ? canonicalAddress(given) : given;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [entry] = await ctx.db
      .insert(schema.blacklist)
      .values({
        id: newId(),
        appId: app.id,
        type,
        value,
        isNetwork: type === "ip" && value.includes("/"),
        note: note || null,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!entry) throw new DomainError("ENTRY_EXISTS");
    await recordAudit(ctx, { action: "blacklist.added", appId: app.id, targetId: entry.id, data: { type, value } });
    return entry;
  });
}

/** The one spelling of an address or network; a network of one address is that address. */
function canonicalAddress(text: string): string {
  const network = normalizeNetwork(text);
  if (network === null) {
    throw new DomainError("INVALID_INPUT", {
      message: "value: must be an IP address or a CIDR network",
      field: "value",
    });
  }
  return network.replace(network.includes(":") ? /\/128$/ : /\/32$/, "");
}
