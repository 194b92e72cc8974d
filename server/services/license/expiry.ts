import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { type ExpiryChange, earlierExpiry, laterExpiry, requireExactlyOne, requireReachable } from "../expiry";
import { licenseCondition } from "./find";
import { moveGrantEnds, shifted } from "./grants";
import { ExtendLicenseInput, ShortenLicenseInput } from "./schemas";
import { type License, type LicenseRow, withStatus } from "./status";

const DURATION_DAYS_MAX = 36_500;

type TimeChange = Pick<ExpiryChange, "days" | "expiresAt">;

/** Where the end of a license moves to, and how the ends of what it granted move along. */
type Move = { license: { durationDays?: number | null; expiresAt?: Date }; grantEnd?: SQL };

/** A move of an end: how the audit trail calls it, what was asked for, and where it leads from a license. */
type TimeMove = { action: string; change: TimeChange; decide: (row: LicenseRow, clock: Date) => Move };

/**
 * Gives a license more time: days on top of its end (or of now, when that has passed), or a later end. One that nobody
 * redeemed gets a longer duration. What it granted moves along. Throws INVALID_INPUT (not later, or it never expires),
 * APP_NOT_FOUND, LICENSE_NOT_FOUND.
 */
export async function extendLicense(ctx: ServiceContext, raw: z.input<typeof ExtendLicenseInput>): Promise<License> {
  const input = ExtendLicenseInput.parse(raw);
  requireExactlyOne({ days: input.days, expiry_date: input.expiresAt });
  return moveExpiry(ctx, input, extended(input));
}

/** What more time is, for one license and for many: `days`, or a later moment. */
export function extended(change: TimeChange): TimeMove {
  const decide = (row: LicenseRow, clock: Date): Move => {
    if (row.expiresAt === null && row.durationDays !== null) return moveDuration(row.durationDays, change, change.days);
    const expiresAt = laterExpiry(row.expiresAt, clock, change);
    const grantEnd = change.days
      ? sql`greatest(${schema.grants.expiresAt}, ${grantClock(clock)}) + ${days(change.days)}`
      : shifted(row.expiresAt, expiresAt);
    return { license: { expiresAt }, grantEnd };
  };
  return { action: "license.extended", change, decide };
}

/** Where the clock of a grant stands whose license's stands at `clock`: its user's may have frozen before. */
const grantClock = (clock: Date): SQL =>
  sql`least((select u.frozen_at from users u where u.id = ${schema.grants.userId}), ${clock.toISOString()}::timestamptz)`;

/**
 * Takes time from a license: days off its end, which may come to lie in the past, or an earlier end. What it granted
 * moves along. Throws INVALID_INPUT (not earlier, no day would be left, or days off one that never expires),
 * APP_NOT_FOUND, LICENSE_NOT_FOUND.
 */
export async function shortenLicense(ctx: ServiceContext, raw: z.input<typeof ShortenLicenseInput>): Promise<License> {
  const input = ShortenLicenseInput.parse(raw);
  requireExactlyOne({ days: input.days, expiry_date: input.expiresAt });
  const decide = (row: LicenseRow): Move => {
    if (row.expiresAt === null && row.durationDays !== null) {
      return moveDuration(row.durationDays, input, -(input.days ?? 0));
    }
    const expiresAt = earlierExpiry(row.expiresAt, input);
    return { license: { expiresAt }, grantEnd: shifted(row.expiresAt, expiresAt) };
  };
  return moveExpiry(ctx, input, { action: "license.shortened", change: input, decide });
}

const days = (count: number): SQL => sql`${count} * interval '86400 seconds'`;

/** A license whose clock has not started: its days change, or make room for a fixed end. */
function moveDuration(durationDays: number, change: ExpiryChange, more: number | undefined): Move {
  if (change.expiresAt) return { license: { durationDays: null, expiresAt: requireReachable(change.expiresAt) } };
  const total = durationDays + (more ?? 0);
  if (total >= 1 && total <= DURATION_DAYS_MAX) return { license: { durationDays: total } };
  const message = `days: the duration must stay between 1 and ${DURATION_DAYS_MAX} days`;
  throw new DomainError("INVALID_INPUT", { message, field: "days" });
}

/** Locks the license, so that any number of moves at once add up exactly, and applies one. */
function moveExpiry(
  ctx: ServiceContext,
  { app: appRef, license: ref }: z.output<typeof ExtendLicenseInput>,
  move: TimeMove,
): Promise<License> {
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [row] = await ctx.db.select().from(schema.licenses).where(licenseCondition(app, ref)).for("no key update");
    if (!row) throw new DomainError("LICENSE_NOT_FOUND");
    return withStatus(await moveLocked(ctx, row, move), ctx.now());
  });
}

/** Moves the end of a license that the caller has locked, and of what it granted. Throws INVALID_INPUT first of all. */
export async function moveLocked(
  ctx: ServiceContext,
  row: LicenseRow,
  { action, change, decide }: TimeMove,
): Promise<LicenseRow> {
  const { licenses } = schema;
  const move = decide(row, row.frozenAt ?? ctx.now());
  const [moved] = await ctx.db
    .update(licenses)
    .set(move.license)
    .where(and(eq(licenses.appId, row.appId), eq(licenses.id, row.id)))
    .returning();
  if (!moved) throw new DomainError("LICENSE_NOT_FOUND");
  if (move.grantEnd) await moveGrantEnds(ctx, row, move.grantEnd);
  const { days, expiresAt } = change;
  await recordAudit(ctx, { action, appId: row.appId, targetId: row.id, data: { days, expiresAt } });
  return moved;
}
