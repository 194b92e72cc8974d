import { z } from "zod";

const TRUE = new Set<unknown>([true, 1, "true", "1"]);
const FALSE = new Set<unknown>([false, 0, "false", "0"]);

function toBoolean(value: unknown): unknown {
  const plain = typeof value === "string" ? value.trim().toLowerCase() : value;
  if (TRUE.has(plain)) return true;
  return FALSE.has(plain) ? false : value;
}

const toInteger = (value: unknown): unknown =>
  typeof value === "string" && /^\s*-?\d{1,300}\s*$/.test(value) ? Number(value) : value;

/**
 * An atom behind a rewording of what callers send. Not `z.preprocess`, because JSON Schema would lose the defaults of
 * everything behind it; the atom's own schema is printed instead.
 */
function reworded<Atom extends z.ZodType>(atom: Atom, reword: (value: unknown) => unknown) {
  const { $schema: _, ...printed } = z.toJSONSchema(atom, { io: "input" });
  return z.any().overwrite(reword).meta(printed).pipe(atom);
}

/** The words for a value that is wrong, where one that is missing only "is required". */
export const orRequired =
  (words: (value: unknown) => string, missing = "is required") =>
  ({ input }: { input?: unknown }): string =>
    input === undefined ? missing : words(input);

/** A switch as callers send it: `true`, `false`, `1` or `0`, also as a string in any case. Gives a boolean. */
export const WireBoolean = reworded(
  z.boolean({ error: orRequired(() => "must be true, false, 1 or 0") }),
  toBoolean,
).describe("true, false, 1 or 0");

/** A whole number as callers send it: a JSON number, or its digits in a form or query. "" is not 0. */
export const WireInt = <Atom extends z.ZodType<number>>(atom: Atom) => reworded(atom, toInteger);

/** The last moment whose ISO spelling has a year of four digits, which is as far as the wire goes. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** What is wrong with a value that is no date. */
export function wordsOfDate(value: unknown): string {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(String(value))?.[0];
  if (day && !z.iso.date().safeParse(day).success) return `${day} is no day of the calendar`;
  return "must be an ISO-8601 date, with a zone if it has a time";
}

/**
 * A moment as callers send it: ISO-8601 with `Z` or an offset, or a bare `YYYY-MM-DD`, which is 00:00 UTC; from 1970 to
 * 9999.
 */
export const WireDate = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: orRequired(wordsOfDate) })
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) <= LAST_MOMENT, "must be between 1970 and 9999")
  .describe("ISO-8601 with zone, or YYYY-MM-DD");

/** The moment that a `WireDate` names. Rows call it in `run`, so that the schema stays printable. */
export const fromWireDate = (text: string): Date => new Date(text);

/** The same for a date that may be absent (`undefined`) or none (`null`), which stay what they are. */
export const fromWireDateIfAny = (text: string | null | undefined): Date | null | undefined =>
  text == null ? text : fromWireDate(text);
