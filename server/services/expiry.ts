import { DomainError, invalidField } from "../errors";
import { NEVER } from "./cells";

const DAY_MS = 86_400_000;
const EARLIEST = new Date(0);
const LATEST = new Date("9999-12-31T23:59:59.999Z");

/** How an expiry moves: by whole days of 86,400 seconds, by seconds, or to a moment; callers see to it that it is one. */
export type ExpiryChange = { days?: number | undefined; seconds?: number | undefined; expiresAt?: Date | undefined };

/** The length of a change in milliseconds. */
const lengthOf = ({ days = 0, seconds = 0 }: ExpiryChange): number => days * DAY_MS + seconds * 1000;

/** `days` days of 86,400 seconds after `start`. */
export const afterDays = (start: Date, days: number): Date => new Date(start.getTime() + days * DAY_MS);

/** The moment itself, when every door can say it: from 1970 to 9999. Throws INVALID_INPUT. */
export function requireReachable(moment: Date): Date {
  if (moment >= EARLIEST && moment <= LATEST) return moment;
  throw new DomainError("INVALID_INPUT", { message: "The expiry would lie outside the years 1970 to 9999" });
}

/** Refuses none of several values, and more than one. Throws INVALID_INPUT naming them. */
export function requireExactlyOne(values: Record<string, unknown>): void {
  const given = Object.values(values).filter((value) => value !== undefined).length;
  if (given === 1) return;
  throw new DomainError("INVALID_INPUT", { message: `Provide exactly one of ${Object.keys(values).join(", ")}` });
}

/**
 * Where an expiry comes to lie that is extended: time on top of it, or of `clock` when it has passed; or a moment, which
 * has to be later. Throws INVALID_INPUT, also when there is no expiry to extend.
 */
export function laterExpiry(current: Date | null, clock: Date, change: ExpiryChange): Date {
  if (current === null) throw new DomainError("INVALID_INPUT", { message: "What never expires cannot be extended" });
  const { expiresAt } = change;
  if (expiresAt === undefined) {
    return requireReachable(new Date(Math.max(current.getTime(), clock.getTime()) + lengthOf(change)));
  }
  if (expiresAt > current) return requireReachable(expiresAt);
  throw invalidField("expiry_date", "must be later than the current expiry");
}

/**
 * Where an expiry comes to lie that is shortened: time before it, which may be in the past; or a moment, which has to be
 * earlier. What never expires can only be given a moment. Throws INVALID_INPUT.
 */
export function earlierExpiry(current: Date | null, change: ExpiryChange): Date {
  const { expiresAt } = change;
  if (expiresAt !== undefined) {
    if (current === null || expiresAt < current) return requireReachable(expiresAt);
    throw invalidField("expiry_date", "must be earlier than the current expiry");
  }
  if (current === null) throw new DomainError("INVALID_INPUT", { message: "What never expires cannot be shortened" });
  return requireReachable(new Date(current.getTime() - lengthOf(change)));
}

/** The end that a row of a file names, which has passed its schema; null for `never` and for none. */
export const toEnd = (cell: string | undefined): Date | null =>
  cell === undefined || cell === NEVER ? null : new Date(cell);
