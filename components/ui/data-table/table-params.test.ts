import { describe, expect, test } from "vitest";
import { loadTableQuery } from "./table-params";

const SHAPE = { filters: ["status"], sorts: ["name", "createdAt"] } as const;
const read = (params: Record<string, string>) => loadTableQuery(Promise.resolve(params), SHAPE);

describe("what the URL says about a list", () => {
  test("order, filter, search and page are read", async () => {
    expect(await read({ sort: "-createdAt", status: "banned", q: "x", page: "3", limit: "50" })).toEqual({
      page: 3,
      limit: 50,
      q: "x",
      sort: { id: "createdAt", desc: true },
      hide: [],
      filters: { status: "banned" },
    });
  });

  test.each(["", "-", "--name", "password", "-value", "toString"])(
    "an order that the list does not have, %j, is its own",
    async (sort) => {
      expect((await read({ sort })).sort).toBeNull();
    },
  );

  test("pages and sizes out of range fall back to sane ones", async () => {
    expect(await read({ page: "-4", limit: "100000" })).toMatchObject({ page: 1, limit: 25 });
  });
});
