import { beforeAll, describe, expect, test } from "vitest";
import { fillWords } from "@/server/test/curl";
import { dashboard } from "@/server/test/doors";
import { createReferenceWorld, type ReferenceWorld } from "@/server/test/reference-world";
import { dashboardRoutes } from ".";

/** Reads of dashboard REST that answer one thing. Every other GET is a list. */
const SINGLE = [
  "GET /api/dashboard/auth/me",
  "GET /api/dashboard/stats",
  "GET /api/dashboard/apps/:appId",
  "GET /api/dashboard/users/:appId/:userId",
  "GET /api/dashboard/elite-key",
  "GET /api/dashboard/elite-key/permissions",
];
const isSingle = (heading: string) => SINGLE.includes(heading) || /:(\w+Id|code)$/.test(heading.replace(":appId", ""));
const lists = Object.keys(dashboardRoutes).filter((heading) => heading.startsWith("GET ") && !isSingle(heading));

let world: ReferenceWorld;
beforeAll(async () => {
  world = await createReferenceWorld({ isNamed: false });
});

const ask = (heading: string, query: string) => {
  const path = fillWords(heading.replace(":appId", "APP_ID"), world.words);
  return dashboard(`${path}?${query}`, { account: world.owner.account });
};

test("these are the lists", () => {
  expect(lists.length).toBeGreaterThan(12);
});

describe.each(lists)("%s", (heading) => {
  test("answers its rows under one noun, with total, page, limit and pages", async () => {
    const { status, body } = await ask(heading, "limit=1");
    expect(status).toBe(200);
    const { success, message: _message, total, page, limit, pages, ...rest } = body;
    expect({ success, page, limit, pages }).toEqual({ success: true, page: 1, limit: 1, pages: total });
    const [rows, ...others] = Object.values(rest);
    expect([rows, others]).toEqual([expect.any(Array), []]);
    expect(rows).toHaveLength(1);
  });

  test("a page behind the last is empty, and knows how many there are", async () => {
    const { status, body } = await ask(heading, "page=1000000&limit=500");
    expect([status, body["page"], body["pages"]]).toEqual([200, 1_000_000, 1]);
    expect(Object.values(body).filter(Array.isArray)).toEqual([[]]);
  });

  test.each([
    ["limit", "0"],
    ["limit", "501"],
    ["limit", "-1"],
    ["limit", "x"],
    ["limit", "1.5"],
    ["page", "0"],
    ["page", "-1"],
    ["page", "x"],
    ["page", "99999999999999999999"],
  ])("%s=%s is 400 and names the field", async (field, value) => {
    const { status, body } = await ask(heading, `${field}=${value}`);
    expect([status, body["success"]]).toEqual([400, false]);
    expect(body["message"]).toMatch(new RegExp(`^${field}: `));
  });
});
