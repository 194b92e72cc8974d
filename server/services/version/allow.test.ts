import { expect, test } from "vitest";
import { isVersionAllowed } from "./allow";

const now = new Date("2026-06-01T00:00:00.000Z");
const entry = (version: string, mode: "allow" | "reminder" | "temporary", until?: string) => ({
  version,
  mode,
  allowedUntil: until ? new Date(until) : null,
});

test.each([
  ["none sent", "", true],
  ["the application's own", "1.2", true],
  ["the same with its zeros", "1.2.0", true],
  ["with a leading zero", "01.2", true],
  ["one on no list", "1.1", false],
  ["a newer one on no list", "1.3", false],
  ["an allowed one", "0.9.0", true],
  ["one with a reminder", "0.8", true],
  ["a temporary one in its time", "0.7", true],
  ["a temporary one at its end", "0.6", false],
  ["a pre-release of an allowed one", "0.9-beta", false],
  ["what is no version number", "latest", false],
  ["ten is not one", "0.90", false],
])("%s (%s): %s", (_, sent, expected) => {
  const entries = [
    entry("0.9", "allow"),
    entry("0.8", "reminder"),
    entry("0.7", "temporary", "2026-06-01T00:00:00.001Z"),
    entry("0.6", "temporary", "2026-06-01T00:00:00.000Z"),
  ];
  expect(isVersionAllowed("1.2", entries, sent, now)).toBe(expected);
});

test("a version that is no number is compared as text", () => {
  expect(isVersionAllowed("release", [], "release", now)).toBe(true);
  expect(isVersionAllowed("release", [], "Release", now)).toBe(false);
});
