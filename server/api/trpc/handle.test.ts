import superjson from "superjson";
import { describe, expect, test } from "vitest";
import { database, provideDatabase } from "@/server/database";
import { createTestAccount, createTestApp, testContext } from "@/server/test/factories";
import { handleTrpc } from "./handle";
import { createCaller } from "./root";

const ORIGIN = "http://localhost:3000";
const mutate = (headers: Record<string, string>, input: unknown = { name: "x" }) =>
  handleTrpc(
    new Request(`${ORIGIN}/api/trpc/app.create`, {
      method: "POST",
      headers: { "content-type": "application/json", host: "localhost:3000", ...headers },
      body: JSON.stringify(superjson.serialize(input)),
    }),
    null,
  );
type Failure = { error: { json: { message: string; data: Record<string, unknown> } } };

describe("who may send mutations", () => {
  test.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.test" }],
    ["a neighboring subdomain", { "sec-fetch-site": "same-site", origin: "http://evil.localhost:3000" }],
    ["an old browser on another site", { origin: "https://evil.test" }],
    ["a sandboxed page", { origin: "null" }],
  ])("%s is refused before anything is read", async (_, headers: Record<string, string>) => {
    const reply = await mutate(headers);
    expect(reply.status).toBe(403);
    expect(await reply.json()).toMatchObject({ success: false, code: "ACCESS_DENIED" });
  });

  test.each([
    ["a page of ours", { "sec-fetch-site": "same-origin", origin: ORIGIN }],
    ["an old browser on a page of ours", { origin: ORIGIN }],
    ["no browser at all", {}],
  ])("%s gets as far as the sign-in check", async (_, headers: Record<string, string>) => {
    const reply = await mutate(headers);
    expect(reply.status).toBe(401);
    const { error } = (await reply.json()) as Failure;
    expect(error.json.data).toMatchObject({ code: "UNAUTHORIZED", domainCode: "UNAUTHENTICATED" });
    expect(error.json.data["stack"]).toBeUndefined();
  });
});

test("a body beyond the limit is 413", async () => {
  expect((await mutate({}, { name: "n".repeat(300_000) })).status).toBe(413);
});

test("a database that is away is 503, without a word about it", async () => {
  const real = await database();
  const away = Promise.reject(Object.assign(new Error("connect secret-host"), { code: "ECONNREFUSED" }));
  provideDatabase(away);
  try {
    const reply = await mutate({});
    expect(reply.status).toBe(503);
    expect(reply.headers.get("retry-after")).not.toBeNull();
    expect(await reply.text()).not.toContain("secret-host");
  } finally {
    provideDatabase(Promise.resolve(real));
  }
});

describe("procedures", () => {
  test("nobody signed in reaches none but registration", async () => {
    const caller = createCaller({ service: await testContext() });
    await expect(caller.app.list()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(caller.license.list({ app: { id: "x" } })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(caller.stats.overview()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(caller.account.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("a stranger's application is not found", async () => {
    const { app } = await createTestApp(await createTestAccount());
    const stranger = createCaller({ service: (await createTestAccount()).ctx });
    const ref = { app: { id: app.id } };
    const refused = { code: "NOT_FOUND", cause: { code: "APP_NOT_FOUND" } };
    await expect(stranger.app.get(ref)).rejects.toMatchObject(refused);
    await expect(stranger.app.edit({ ...ref, name: "Mine" })).rejects.toMatchObject(refused);
    await expect(stranger.app.resetSecret(ref)).rejects.toMatchObject(refused);
    await expect(stranger.app.delete(ref)).rejects.toMatchObject(refused);
    await expect(stranger.license.generate(ref)).rejects.toMatchObject(refused);
    await expect(stranger.license.deleteMany({ ...ref, where: "all" })).rejects.toMatchObject(refused);
  });

  test("a seller's round through applications and licenses", async () => {
    const caller = createCaller({ service: (await createTestAccount()).ctx });
    const app = await caller.app.create({ name: "Round" });
    const ref = { app: { id: app.id } };
    const [license] = await caller.license.generate({ ...ref, count: 2 });
    await caller.license.ban({ ...ref, license: { id: license?.id ?? "" } });
    expect(await caller.license.list({ ...ref, status: "banned" })).toMatchObject({ total: 1 });
    expect(await caller.license.deleteMany({ ...ref, where: "unused" })).toEqual({ deleted: 1 });
    expect(await caller.app.get(ref)).toMatchObject({ name: "Round", stats: { licenses: 1 } });
    const [listed] = await caller.app.list();
    expect(listed).toMatchObject({ name: "Round", stats: { licenses: 1 } });
    expect(listed).not.toHaveProperty("secret");
    expect(await caller.app.signingKey()).toMatch(/^[0-9a-f]{64}$/);
    expect(await caller.stats.overview()).toMatchObject({ applications: 1, licenses: 1 });
    await expect(caller.app.create({ name: "Round" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(caller.app.create({ name: "" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
