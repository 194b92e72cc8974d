import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { textProblem } from "./atoms";

type Leaf = { where: string; field: string; schema: z.core.$ZodType };

/** Every schema below `schema` that takes text, by where it stands. What is piped is one. */
function textLeaves(schema: z.core.$ZodType, where: string, field = ""): Leaf[] {
  const def = schema._zod.def as unknown as Record<string, unknown> & { type: string };
  const inner = (one: unknown, name = field) =>
    textLeaves(one as z.core.$ZodType, name ? `${where}.${name}` : where, name);
  switch (def.type) {
    case "object":
      return Object.entries(def["shape"] as object).flatMap(([name, one]) => inner(one, name));
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
      return textLeaves(def["innerType"] as z.core.$ZodType, where, field);
    case "union":
      return (def["options"] as unknown[]).flatMap((one) => inner(one));
    case "array":
      return inner(def["element"]);
    case "record":
      return [...inner(def["keyType"]), ...inner(def["valueType"])];
    case "string":
    case "pipe":
      return [{ where, field, schema }];
    default:
      return [];
  }
}

const folder = path.resolve("server/services");
const leaves: Leaf[] = [];
for (const noun of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const file = path.join(folder, noun.name, "schemas.ts");
  const module = await import(file).catch(() => ({}));
  for (const [name, schema] of Object.entries(module)) {
    if (schema instanceof z.ZodType) leaves.push(...textLeaves(schema, `${noun.name}: ${name}`));
  }
}

const takes = (schema: z.core.$ZodType, value: string) => z.safeParse(schema, value).success;
/** Whole files, which `decodeUtf8` made of bytes: it makes nothing that is not well-formed. */
const FILES = ["csv", "head"];
/** Fields by which people call something, or a client its machine. */
const INVISIBLE = [
  ...["\u0007", "\u0085", "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060"],
  ...["\u2064", "\u2066", "\u2069", "\ufeff", "\u061c", "\u3164", "\u007f"],
];
const NAMES = ["username", "newUsername", "name", "deviceId", "hwid", "hashName"];

test("there are schemas to look at", () => {
  expect(leaves.length).toBeGreaterThan(150);
});

test.each(leaves.filter(({ field }) => !FILES.includes(field)))("$where takes well-formed text alone", ({ schema }) => {
  for (const broken of ["abcdef\ud83d", "\udc00abcdef", "abc\u0000def", "abcdef0123456789abcdef0123456789\ud83d"]) {
    expect(takes(schema, broken)).toBe(false);
  }
});

describe.each(leaves.filter(({ field }) => NAMES.includes(field)))("$where is a name", ({ schema }) => {
  test("nothing invisible is in it, at either end nor between", () => {
    for (const hidden of INVISIBLE) {
      for (const value of [`ab${hidden}cd`, `${hidden}abcd`, `abcd${hidden}`]) expect(takes(schema, value)).toBe(false);
    }
    // Of the white space, which is trimmed, these break lines.
    for (const hidden of ["\t", "\n", "\u2028"]) expect(takes(schema, `ab${hidden}cd`)).toBe(false);
  });

  test("it is trimmed and NFC, and keeps what can be seen", () => {
    expect(z.parse(schema, " \t\u00a0Ame\u0301lie\u2019s\u2764\ufe0f\r\n")).toBe("Am\u00e9lie\u2019s\u2764\ufe0f");
    expect(takes(schema, "\ufe0f")).toBe(false);
  });
});

test.each([
  ["\ufffd as somebody typed it", null],
  ["🔑 пароль", null],
  ["\ud83d", "must be well-formed Unicode: it holds half a surrogate pair"],
  ["a\u0000", "must not contain NUL"],
])("%j", (text, problem) => {
  expect(textProblem(text)).toBe(problem);
});
