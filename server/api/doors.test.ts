import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { send } from "@/server/test/doors";
import { doorFor } from "./doors";
import type { Door } from "./kit/request-context";

type RouteFile = Record<string, (request: Request) => Promise<Response>>;

/** Addresses that Next answers itself: next-auth is at home there. */
const NEXT_ALONE = /^\/api\/auth\/\[\.\.\.nextauth\]/;

/** `app/api/…/route.ts` as the address it serves, with something in place of its parameters. */
const addressOf = (file: string) =>
  `/${path
    .dirname(file)
    .replace(/^app\//, "")
    .replace(/\[+\.\.\.\w+\]+/, "nothing/here")}`;

const files = readdirSync("app/api", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => `app/api/${file}`)
  .filter((file) => !NEXT_ALONE.test(`/${path.dirname(file).slice(4)}`));

/** What a reply says, without what differs from one to the next. */
function essence(reply: { status: number; headers: Headers; text: string }) {
  const { "x-request-id": _id, date: _date, ...headers } = Object.fromEntries(reply.headers);
  return { status: reply.status, headers, text: reply.text };
}

describe.each(files)("%s", (file) => {
  const address = addressOf(file);
  const requests: [string, () => Request][] = [
    ["GET", () => new Request(`http://localhost${address}?type=check&sessionid=x`)],
    ["HEAD", () => new Request(`http://localhost${address}`, { method: "HEAD" })],
    ["PATCH", () => new Request(`http://localhost${address}`, { method: "PATCH" })],
    ["OPTIONS", () => new Request(`http://localhost${address}`, { method: "OPTIONS" })],
    [
      "POST with broken JSON",
      () =>
        new Request(`http://localhost${address}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: "{",
        }),
    ],
    [
      "POST with a form",
      () =>
        new Request(`http://localhost${address}`, {
          method: "POST",
          body: new URLSearchParams({ type: "check", sessionid: "x" }),
        }),
    ],
  ];

  test.each(requests)("%s: the door in front of Next and Next's route answer alike", async (heading, request) => {
    const routes = (await import(path.resolve(file))) as RouteFile;
    const route = routes[heading.split(" ")[0] ?? ""];
    const door = doorFor(address);
    if (!door || !route) throw new Error(`${heading} ${address} is served by one of the two only`);
    const asDoor: Door = (incoming) => route(incoming);
    expect(essence(await send(asDoor, request()))).toEqual(essence(await send(door, request())));
  });
});

test("with and without the trailing slash it is the same door, and unknown addresses answer JSON", async () => {
  for (const file of files) expect(doorFor(`${addressOf(file)}/`)).toBe(doorFor(addressOf(file)));
  const door = doorFor("/api/nothing");
  const reply = door && (await send(door, new Request("http://localhost/api/nothing")));
  expect(reply).toMatchObject({ status: 404, body: { success: false, code: "ROUTE_NOT_FOUND" } });
});
