import { z } from "zod";
import { invalidField } from "@/server/errors";
import { DurationDays } from "@/server/services/atoms";
import { fromWireDate, orRequired, WireDate, WireInt, wordsOfDate } from "../kit/wire";

/** An absolute expiry; `null`, or one of these words in a query or form, is none at all. It has to be there. */
export const WireExpiry = z
  .union([WireDate, z.enum(["", "null", "lifetime", "never"]), z.null()], {
    error: orRequired((value) => `${wordsOfDate(value)}; null is no expiry`, "is required: an ISO-8601 date, or null"),
  })
  .describe("ISO-8601 with zone, or YYYY-MM-DD; null, lifetime or never for no expiry");

/** The moment that a `WireExpiry` names; null is none. */
export const fromWireExpiry = (value: string | null): Date | null =>
  value !== null && /^\d/.test(value) ? fromWireDate(value) : null;

/** The same for an expiry that may be left out (`undefined`), which it stays. */
export const fromWireExpiryIfAny = (value: string | null | undefined): Date | null | undefined =>
  value === undefined ? undefined : fromWireExpiry(value);

/** Refuses an expiry that has passed, for what is only being made. Throws INVALID_INPUT. */
export function refusePast(expiry: Date | null, now: Date): Date | null {
  if (expiry === null || expiry > now) return expiry;
  throw invalidField("expiry_date", "must lie in the future");
}

/** What `extend` and `shorten` are told: days, or an absolute date; exactly one of them. */
export const WireExpiryChange = z.object({
  days: WireInt(DurationDays).optional(),
  expiry_date: WireDate.optional(),
});

/** The same as verbs take it. */
export const toExpiryChange = ({ days, expiry_date }: z.output<typeof WireExpiryChange>) => ({
  days,
  expiresAt: expiry_date === undefined ? undefined : fromWireDate(expiry_date),
});
