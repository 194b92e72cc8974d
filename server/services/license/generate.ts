import { eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { fillMask, newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";
import { requireReachable } from "../expiry";
import { findSubscription } from "../subscription";
import { GenerateLicensesInput } from "./schemas";
import { type License, type LicenseRow, withStatus } from "./status";

type Draft = Omit<typeof schema.licenses.$inferInsert, "id" | "licenseKey">;

/** Draws that may collide with keys that exist, before the mask counts as used up. */
const DRAWS_MAX = 20;

/**
 * Makes license keys, all or none of them. Throws INVALID_INPUT, APP_NOT_FOUND, SUBSCRIPTION_NOT_FOUND,
 * LICENSE_EXISTS (the seller's own key is taken, or the mask has too few free keys left).
 */
export async function generateLicenses(
  ctx: ServiceContext,
  raw: z.input<typeof GenerateLicensesInput>,
): Promise<License[]> {
  const input = GenerateLicensesInput.parse(raw);
  if (input.licenseKey !== undefined && input.count !== 1) {
    throw new DomainError("INVALID_INPUT", { message: "A key of your own is made once", field: "count" });
  }
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, input.app);
    const draft = await draftLicense(ctx, app, input);
    const { licenseKey } = input;
    const draw = licenseKey === undefined ? () => fillMask(input.mask, input.characters) : () => licenseKey;
    const rows = await insertDrawn(ctx, draft, input.count, draw);
    const data = { count: rows.length, level: draft.level, durationDays: draft.durationDays, maxUses: draft.maxUses };
    await recordAudit(ctx, { action: "license.generated", appId: app.id, data });
    return rows.map((row) => withStatus(row, ctx.now()));
  });
}

/** What all the keys have in common. */
async function draftLicense(
  ctx: ServiceContext,
  app: { id: string },
  input: z.output<typeof GenerateLicensesInput>,
): Promise<Draft> {
  const { accounts } = schema;
  const tier = input.subscription === undefined ? null : await findSubscription(ctx, app, { name: input.subscription });
  const [creator] = await ctx.db
    .select({ username: accounts.username })
    .from(accounts)
    .where(eq(accounts.id, actingAccountId(ctx)));
  return {
    appId: app.id,
    level: tier?.level ?? input.level,
    subscriptionId: tier?.id,
    durationDays: input.expiresAt ? null : input.durationDays,
    expiresAt: input.expiresAt && requireReachable(input.expiresAt),
    maxUses: input.maxUses,
    deviceLimit: input.deviceLimit,
    note: input.note,
    userPanelAccess: input.userPanelAccess,
    frozenAt: input.freezeExpiry ? ctx.now() : null,
    createdBy: creator?.username,
    createdAt: ctx.now(),
  };
}

/** Keys that exist already are passed over by the database and drawn again. */
async function insertDrawn(
  ctx: ServiceContext,
  draft: Draft,
  count: number,
  draw: () => string,
): Promise<LicenseRow[]> {
  const rows: LicenseRow[] = [];
  for (let n = 0; n < DRAWS_MAX && rows.length < count; n++) {
    const keys = new Set(Array.from({ length: count - rows.length }, draw));
    const drawn = [...keys].map((licenseKey) => ({ ...draft, id: newId(), licenseKey }));
    rows.push(...(await ctx.db.insert(schema.licenses).values(drawn).onConflictDoNothing().returning()));
  }
  if (rows.length === count) return rows;
  throw new DomainError("LICENSE_EXISTS");
}
