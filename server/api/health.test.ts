import { expect, test, vi } from "vitest";
import { database, provideDatabase } from "@/server/database";
import { logger } from "@/server/lib/logger";
import { createWriteBehind } from "@/server/lib/write-behind";
import { send } from "@/server/test/doors";
import { handleHealth } from "./health";

const ask = (method = "GET", path = "/api/health") =>
  send(handleHealth, new Request(`http://localhost${path}`, { method }));

test("200: what the database is and which version runs, with and without the slash", async () => {
  const { kind } = await database();
  for (const path of ["/api/health", "/api/health/"]) {
    const reply = await ask("GET", path);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ success: true, status: "ok", database: kind });
    expect(reply.body["version"]).toMatch(/^\d+\.\d+\.\d+/);
  }
});

test("200 and degraded while a queue is stuck, so that nobody takes the server away; ok again when it is written", async () => {
  vi.spyOn(logger(), "error").mockImplementation(() => undefined);
  let isAway = true;
  const write = () => (isAway ? Promise.reject(Object.assign(new Error(), { code: "53100" })) : Promise.resolve());
  const queue = createWriteBehind<{ app: string }>("a stuck one", write, ({ app }) => app);
  try {
    queue.add({ app: "a" });
    for (let attempt = 0; attempt < 8; attempt++) await queue.settled();
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, status: "degraded", database: (await database()).kind });
    expect(body["queues"]).toEqual([{ name: "a stuck one", waiting: 1, waiting_seconds: expect.any(Number) }]);
  } finally {
    isAway = false;
    await queue.flush();
    vi.restoreAllMocks();
  }
  const { body } = await ask();
  expect(body).toMatchObject({ success: true, status: "ok" });
  expect(body).not.toHaveProperty("queues");
});

test("405: for anything but GET", async () => {
  const reply = await ask("POST");
  expect(reply.status).toBe(405);
  expect(reply.headers.get("allow")).toBe("GET");
});

test.each([
  ["refuses", () => Promise.reject(Object.assign(new Error("secret-host:5432"), { code: "ECONNREFUSED" }))],
  ["says nothing", () => new Promise<never>(() => undefined)],
])("503 within two seconds when the database %s", async (_, prepared) => {
  const real = await database();
  provideDatabase(Promise.resolve({ ...real, prepared }));
  try {
    const asked = Date.now();
    const reply = await ask();
    expect(Date.now() - asked).toBeLessThan(2_000);
    expect(reply.status).toBe(503);
    expect(reply.body).toMatchObject({ success: false, code: "UNAVAILABLE" });
    expect(reply.text).not.toContain("secret-host");
    expect(reply.headers.get("retry-after")).not.toBeNull();
  } finally {
    provideDatabase(Promise.resolve(real));
  }
});
