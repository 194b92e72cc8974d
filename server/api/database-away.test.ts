import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { Database, Orm } from "@/db/client";
import { database, provideDatabase } from "@/server/database";
import { dashboard, send } from "@/server/test/doors";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { handleClient12 } from "./client";

let restore: (() => void) | undefined;
afterEach(() => restore?.());

/** A Drizzle whose every query, however it is built, ends in `answer`. */
function query(answer: () => Promise<never>): Orm {
  const target = () => undefined;
  return new Proxy(target, {
    apply: () => query(answer),
    get: (_target, name) =>
      name === "then" ? (...then: Parameters<Promise<never>["then"]>) => answer().then(...then) : query(answer),
  }) as unknown as Orm;
}

/** Puts a database in place whose every answer is what `answer` gives, as one that is gone or silent would. */
async function replaceDatabase(answer: () => Promise<never>) {
  const real = await database();
  const away: Database = { kind: "postgres", orm: query(answer), prepared: answer, close: async () => undefined };
  provideDatabase(Promise.resolve(away));
  restore = () => provideDatabase(Promise.resolve(real));
}

const refuseConnection = () => Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));
const saysNothing = () => new Promise<never>(() => undefined);

test.each([
  ["refuses connections", refuseConnection],
  ["has gone silent", saysNothing],
])("a database that %s: 503 within 2 s in both dialects, and all is well when it is back", async (_what, answer) => {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const init = (fields: Record<string, string>) => {
    const body = new URLSearchParams({ type: "init", name: app.name, ownerid: owner.account.id, ...fields });
    return send(handleClient12, new Request("http://localhost/api/1.2/", { method: "POST", body }));
  };
  await replaceDatabase(answer);
  const begun = performance.now();
  // How late a timer of this moment is: that much is the machine's, not the product's.
  const late = sleep(1_600).then(() => performance.now() - begun - 1_600);
  const replies = await Promise.all([init({}), init({ enckey: "abc" }), dashboard("GET /api/dashboard/apps", owner)]);
  const took = performance.now() - begun;
  expect(took - Math.max(0, await late)).toBeLessThan(2_000);
  for (const reply of replies) {
    expect(reply).toMatchObject({ status: 503, body: { success: false, code: "UNAVAILABLE" } });
    expect(reply.headers.get("retry-after")).toBe("2");
  }
  restore?.();
  expect((await init({})).status).toBe(200);
});
