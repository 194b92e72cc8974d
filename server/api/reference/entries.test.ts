import { describe, expect, test } from "vitest";
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
