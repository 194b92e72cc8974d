import type { z } from "zod";

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  date: "a date",
};

/** `64 characters`, `500 entries`, or the bare number. */
function amount(bound: number | bigint | Date, origin: string): string {
  if (origin === "string") return `${bound} ${bound === 1 ? "character" : "characters"}`;
  if (origin === "array") return `${bound} ${bound === 1 ? "entry" : "entries"}`;
  return bound instanceof Date ? bound.toISOString() : String(bound);
}

const asBound = (bound: number | bigint, origin: string) => (origin === "date" ? new Date(Number(bound)) : bound);

/** A whole number is a format of numbers, which zod only names once it has one. */
function expectedBy(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>): string {
  const { format } = (issue.inst?._zod.def ?? {}) as { format?: string };
  return issue.expected === "number" && format?.includes("int") ? "int" : issue.expected;
}

/**
 * What is wrong with a value, to be read behind the name of its field: "must be at most 64 characters". "is required" is
 * said of a value that is not there, and of no other. Undefined leaves the words to zod.
 */
export function wordsOfIssue(issue: z.core.$ZodRawIssue): string | undefined {
  const isMissing = issue.input === undefined;
  switch (issue.code) {
    case "invalid_type":
      return isMissing ? "is required" : `must be ${TYPES[expectedBy(issue)] ?? issue.expected}`;
    case "invalid_value": {
      const known = issue.values.map(String).join(", ");
      return isMissing ? "is required" : `must be ${issue.values.length > 1 ? "one of " : ""}${known}`;
    }
    case "invalid_union":
      return isMissing ? "is required" : "has none of the forms that it may have";
    case "too_big":
      return `must be at most ${amount(asBound(issue.maximum, issue.origin), issue.origin)}`;
    case "too_small":
      if (issue.origin === "string" && issue.minimum === 1) return "must not be empty";
      return `must be at least ${amount(asBound(issue.minimum, issue.origin), issue.origin)}`;
    case "invalid_format":
      return issue.format === "email" ? "must be an e-mail address" : undefined;
    default:
      return undefined;
  }
}
