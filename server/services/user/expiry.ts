import { DomainError } from "@/server/errors";

const DAY_MS = 86_400_000;

/** `days` days of 86,400 seconds after `start`. */
export const afterDays = (start: Date, days: number): Date => new Date(start.getTime() + days * DAY_MS);

const EARLIEST = new Date("1970-01-01T00:00:00.000Z");
const LATEST = new Date("9999-12-31T23:59:59.999Z");

/** The moment itself, when a client can be told it: from 1970 to 9999. Throws INVALID_INPUT. */
export function requireReachable(moment: Date): Date {
  if (moment >= EARLIEST && moment <= LATEST) return moment;
  throw new DomainError("INVALID_INPUT", { message: "The expiry would lie outside the years 1970 to 9999" });
}

/** The one of several values that was given. Throws INVALID_INPUT naming them when it is none or more than one. */
export function requireExactlyOne(values: Record<string, unknown>): void {
  const given = Object.values(values).filter((value) => value !== undefined).length;
  if (given === 1) return;
  throw new DomainError("INVALID_INPUT", { message: `Provide exactly one of ${Object.keys(values).join(", ")}` });
}
