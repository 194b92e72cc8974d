import { describe, expect, test } from "vitest";
import { dayAhead } from "../kit/example-date";
import { entries } from "./entries";
import { SURFACES } from "./surfaces";

test("every operation has an anchor of its own", () => {
  const ids = entries.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
});

test("every surface has operations", () => {
  expect(SURFACES.map(({ id }) => id)).toEqual([...new Set(entries.map(({ surface }) => surface))]);
});

test("what examples say of the future is made from today, so that it works for a year", () => {
  const dates = JSON.stringify(entries.map(({ example }) => example)).match(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
  expect(dates.length).toBeGreaterThan(3);
  expect(dates.filter((date) => Date.parse(date) < Date.now() + 364 * 86_400_000)).toEqual([]);
  expect(dates.filter((date) => Date.parse(date) > Date.now() + 732 * 86_400_000)).toEqual([]);
});

test.each([
  ["2026-12-31T23:59:59.999Z", "2028-01-01T00:00:00.000Z"],
  ["2027-01-01T00:00:00.000Z", "2029-01-01T00:00:00.000Z"],
  ["2028-02-29T23:30:00.000Z", "2030-01-01T00:00:00.000Z"],
])("an example that is read on %s names %s", (now, expected) => {
  expect(dayAhead(new Date(now))).toBe(expected);
});

describe.each(entries)("$surface $name", (entry) => {
  test("says in a sentence what it does", () => {
    expect(entry.summary).toMatch(/^[A-Z].*\S$/s);
  });

  test("explains every parameter", () => {
    expect(entry.parameters.filter(({ description, type }) => description === "" || type === "any")).toEqual([]);
  });

  test("has an example with everything that is required", () => {
    const { body, query, path } = entry.example;
    const given = { ...query, ...body };
    const missing = entry.parameters.filter(({ name, where, required }) =>
      where === "path" ? path.includes(`:${name}`) : required && !(name in given),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
