import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DurationDays } from "@/server/services/atoms";
import { fromWireDate, WireBoolean, WireDate, WireInt } from "./wire";

describe("WireBoolean", () => {
  test.each([
    [true, true],
    [1, true],
    ["TRUE", true],
    ["1", true],
    [false, false],
    [0, false],
    ["False", false],
    ["0", false],
  ])("%j is %j", (sent, meant) => {
    expect(WireBoolean.parse(sent)).toBe(meant);
  });

  test.each([["yes"], [""], [2], [null], [[]]])("%j is refused", (sent) => {
    expect(WireBoolean.safeParse(sent).success).toBe(false);
  });
});

describe("WireInt", () => {
  const days = WireInt(DurationDays);

  test("takes numbers and their digits", () => {
    expect([days.parse(30), days.parse("30"), days.parse(" 7 ")]).toEqual([30, 30, 7]);
  });

  test.each([[""], [" "], ["1.5"], ["abc"], ["0"], [0], ["-1"], ["99999999999999999999"], [null], [true]])(
    "%j is refused",
    (sent) => {
      expect(days.safeParse(sent).success).toBe(false);
    },
  );

  test("a default stands in for a missing field only", () => {
    const input = z.object({ days: days.default(30) });
    expect(input.parse({})).toEqual({ days: 30 });
    expect(input.safeParse({ days: "" }).success).toBe(false);
  });
});

describe("WireDate", () => {
  test("a bare date is midnight UTC, an offset is honored", () => {
    expect(fromWireDate(WireDate.parse("2026-03-01")).toISOString()).toBe("2026-03-01T00:00:00.000Z");
    expect(fromWireDate(WireDate.parse("2026-03-01T12:00:00+02:00")).toISOString()).toBe("2026-03-01T10:00:00.000Z");
  });

  test.each([["2026-02-30"], ["2026-03-01T12:00:00"], ["tomorrow"], [""], [1]])("%j is refused", (sent) => {
    expect(WireDate.safeParse(sent).success).toBe(false);
  });
});

test("all can be printed as JSON Schema", () => {
  const schema = z.object({
    on: WireBoolean.optional(),
    days: WireInt(DurationDays).default(30),
    until: WireDate.optional(),
  });
  expect(z.toJSONSchema(schema, { io: "input", target: "openapi-3.0" })).toMatchObject({
    properties: {
      on: { type: "boolean" },
      days: { type: "integer", minimum: 1, default: 30 },
      until: { anyOf: [{ type: "string" }, { type: "string" }] },
    },
  });
});
