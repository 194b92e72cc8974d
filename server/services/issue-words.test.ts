import { expect, test } from "vitest";
import { z } from "zod";
import { DurationDays, Id, Ids, Level, nameUpTo, Page, text } from "./atoms";

const wordsFor = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

test.each([
  [Page, undefined, "is required"],
  [Page, "abc", "must be a whole number"],
  [Page, 1.5, "must be a whole number"],
  [Page, null, "must be a whole number"],
  [Level, 0, "must be at least 1"],
  [DurationDays, 40_000, "must be at most 36500"],
  [text(3), "four", "must be at most 3 characters"],
  [text(3), 4, "must be text"],
  [Id, "", "must not be empty"],
  [nameUpTo(5), "  ", "must not be empty"],
  [Ids, [], "must be at least 1 entry"],
  [z.enum(["a", "b"]), "c", "must be one of a, b"],
  [z.enum(["a", "b"]), undefined, "is required"],
  [z.boolean(), "maybe", "must be true or false"],
  [z.object({}), [], "must be an object"],
  [z.email(), "nobody", "must be an e-mail address"],
  [z.date(), "x", "must be a date"],
  [z.date().min(new Date(0)), new Date(-1), "must be at least 1970-01-01T00:00:00.000Z"],
] as const)("%#: %j with %j", (schema, value, words) => {
  expect(wordsFor(schema as z.ZodType, value)).toBe(words);
});
