/** A date as the wire prints it: ISO-8601 UTC with milliseconds; null stays null. */
export const moment = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

/** A switch as dashboard REST prints it. */
export const zeroOrOne = (value: boolean): 0 | 1 => (value ? 1 : 0);
