import { describe, expect, test } from "vitest";
import { createApp } from "@/server/services/app";
import { dashboard } from "@/server/test/doors";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";

type AppReply = { id: string; name: string; secret: string; url_prefix: string };
const applicationOf = (reply: { body: Record<string, unknown> }) => reply.body["application"] as AppReply;

/** Someone with two applications, and someone else. */
async function setUp() {
  const owner = await createTestAccount();
  const stranger = await createTestAccount();
  const first = await createApp(owner.ctx, { name: "First" });
  const second = await createApp(owner.ctx, { name: "Second" });
  return { owner, stranger, first, second };
}

test.each([
  ["GET /api/dashboard/apps"],
  ["POST /api/dashboard/apps"],
  ["GET /api/dashboard/apps/x"],
  ["PUT /api/dashboard/apps/x"],
  ["POST /api/dashboard/apps/x/reset-secret"],
  ["DELETE /api/dashboard/apps/x"],
  ["GET /api/dashboard/stats"],
])("%s answers 401 without a token", async (heading) => {
  expect((await dashboard(heading)).status).toBe(401);
});

test.each([
  ["GET /api/dashboard/apps/:id"],
  ["PUT /api/dashboard/apps/:id"],
  ["POST /api/dashboard/apps/:id/reset-secret"],
  ["DELETE /api/dashboard/apps/:id"],
])("%s answers a stranger 404, as if it were missing, and changes nothing", async (heading) => {
  const { owner, stranger, first } = await setUp();
  const body = heading.startsWith("PUT") ? { name: "Mine now" } : undefined;
  const foreign = await dashboard(heading.replace(":id", first.id), { account: stranger.account, body });
  const missing = await dashboard(heading.replace(":id", "nothing"), { account: stranger.account, body });
  expect(foreign.status).toBe(404);
  expect(foreign.text).toBe(missing.text);
  const { body: seen } = await dashboard(`GET /api/dashboard/apps/${first.id}`, owner);
  expect(seen).toMatchObject({ application: { name: "First", secret: first.secret } });
});

describe("POST /api/dashboard/apps", () => {
  test("201: with the defaults, a secret of 64 characters and the default tier", async () => {
    const { account, ctx } = await createTestAccount();
    const reply = await dashboard("POST /api/dashboard/apps", { account, body: { name: "Über Game 2!" } });
    expect(reply.status).toBe(201);
    const app = applicationOf(reply);
    expect(app).toEqual({
      id: app.id,
      name: "Über Game 2!",
      secret: expect.stringMatching(/^as_[0-9a-z]{61}$/),
      version: "1.0",
      url_prefix: expect.stringMatching(/^uber-game-2/),
      enabled: 1,
      hwid_lock: 1,
      anti_vpn: 0,
      hash_check: 0,
      require_key: 0,
      paused: 0,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    const tiers = await ctx.db.query.subscriptions.findMany({ where: (t, { eq }) => eq(t.appId, app.id) });
    expect(tiers).toMatchObject([{ name: "default", level: 1, durationDays: 30 }]);
  });

  test.each([[{}], [{ name: "  " }], [{ name: "n".repeat(65) }], [{ name: 7 }]])(
    "400: %j names the field",
    async (body) => {
      const { account } = await createTestAccount();
      const reply = await dashboard("POST /api/dashboard/apps", { account, body });
      expect(reply.status).toBe(400);
      expect(reply.body["message"]).toMatch(/^name: /);
    },
  );

  test("409: a name that the account already has; another account may have it, with another prefix", async () => {
    const { owner, stranger, first } = await setUp();
    const again = await dashboard("POST /api/dashboard/apps", { account: owner.account, body: { name: "First" } });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: "APP_NAME_TAKEN" });
    const theirs = await dashboard("POST /api/dashboard/apps", { account: stranger.account, body: { name: "First" } });
    expect(theirs.status).toBe(201);
    expect(applicationOf(theirs).url_prefix).not.toBe(first.urlPrefix);
  });

  test("of eight at once with one name, one is made and seven are 409", async () => {
    const { account } = await createTestAccount();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => dashboard("POST /api/dashboard/apps", { account, body: { name: "Race" } })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
  });

  test("eight accounts at once with one name all succeed, with prefixes of their own", async () => {
    const accounts = await Promise.all(Array.from({ length: 8 }, () => createTestAccount()));
    const replies = await Promise.all(
      accounts.map(({ account }) => dashboard("POST /api/dashboard/apps", { account, body: { name: "Same Name" } })),
    );
    expect(new Set(replies.map((reply) => applicationOf(reply).url_prefix)).size).toBe(8);
  });
});

describe("GET /api/dashboard/apps", () => {
  test("200: the account's own, latest first", async () => {
    const { owner } = await setUp();
    const reply = await dashboard("GET /api/dashboard/apps", owner);
    expect(reply.body["applications"]).toMatchObject([{ name: "Second" }, { name: "First" }]);
  });
});

describe("GET /api/dashboard/apps/:appId", () => {
  test("200: with counts", async () => {
    const { owner, first } = await setUp();
    await createTestLicense(owner, first);
    await createTestLicense(owner, first);
    const reply = await dashboard(`GET /api/dashboard/apps/${first.id}/`, owner);
    expect(reply.body).toMatchObject({
      application: { id: first.id },
      stats: { users: 0, licenses: 2, active_sessions: 0, logs: 0 },
    });
  });
});

describe("PUT /api/dashboard/apps/:appId", () => {
  const put = (owner: Awaited<ReturnType<typeof createTestAccount>>, id: string, body: unknown) =>
    dashboard(`PUT /api/dashboard/apps/${id}`, { account: owner.account, body });

  test("200: changes what is sent, in every spelling of a switch, and leaves the rest", async () => {
    const { owner, first } = await setUp();
    const reply = await put(owner, first.id, {
      version: "2.0",
      hwid_lock: "false",
      anti_vpn: 1,
      paused: true,
      enabled: "0",
      id: "mine",
      secret: "as_mine",
      created_at: "2000-01-01",
    });
    expect(reply.status).toBe(200);
    expect(applicationOf(reply)).toMatchObject({
      id: first.id,
      name: "First",
      secret: first.secret,
      version: "2.0",
      hwid_lock: 0,
      anti_vpn: 1,
      hash_check: 0,
      paused: 1,
      enabled: 0,
      created_at: first.createdAt.toISOString(),
    });
  });

  test("200: a new name keeps the prefix; nothing sent changes nothing", async () => {
    const { owner, first } = await setUp();
    const renamed = applicationOf(await put(owner, first.id, { name: "Renamed" }));
    expect(renamed).toMatchObject({ name: "Renamed", url_prefix: first.urlPrefix });
    expect(applicationOf(await put(owner, first.id, {}))).toEqual(renamed);
  });

  test.each([
    ["url_prefix", "Upper"],
    ["url_prefix", "-dash"],
    ["url_prefix", "p".repeat(64)],
    ["hwid_lock", "maybe"],
    ["paused", 2],
    ["name", ""],
    ["version", null],
    ["session_seconds", 59],
    ["download_url", "javascript:alert(1)"],
  ])("400 naming %s: %j, and nothing else of the request is done", async (field, value) => {
    const { owner, first } = await setUp();
    const reply = await put(owner, first.id, { anti_vpn: 1, [field]: value });
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(new RegExp(`^${field}: `));
    expect((await dashboard(`GET /api/dashboard/apps/${first.id}`, owner)).body).toMatchObject({
      application: { anti_vpn: 0 },
    });
  });

  test("409: another application's name, or anybody's prefix", async () => {
    const { owner, stranger, first, second } = await setUp();
    expect((await put(owner, first.id, { name: "Second" })).body).toMatchObject({ code: "APP_NAME_TAKEN" });
    const foreign = await createTestApp(stranger);
    const reply = await put(owner, first.id, { url_prefix: foreign.app.urlPrefix });
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ code: "URL_PREFIX_TAKEN" });
    expect((await put(owner, second.id, { name: "Second" })).status).toBe(200);
  });
});

describe("POST /api/dashboard/apps/:appId/reset-secret", () => {
  test("200: a new secret, which is the one from then on", async () => {
    const { owner, first } = await setUp();
    const reply = await dashboard(`POST /api/dashboard/apps/${first.id}/reset-secret`, owner);
    expect(reply.body["secret"]).toMatch(/^as_[0-9a-z]{61}$/);
    expect(reply.body["secret"]).not.toBe(first.secret);
    const { body } = await dashboard(`GET /api/dashboard/apps/${first.id}`, owner);
    expect(body).toMatchObject({ application: { secret: reply.body["secret"] } });
  });
});

describe("DELETE /api/dashboard/apps/:appId", () => {
  test("200: it is gone with its licenses, the other stays", async () => {
    const { owner, first } = await setUp();
    const license = await createTestLicense(owner, first);
    const reply = await dashboard(`DELETE /api/dashboard/apps/${first.id}`, owner);
    expect(reply.body).toEqual({ success: true, message: "Application deleted" });
    expect((await dashboard(`DELETE /api/dashboard/apps/${first.id}`, owner)).status).toBe(404);
    expect((await dashboard("GET /api/dashboard/apps", owner)).body["applications"]).toMatchObject([
      { name: "Second" },
    ]);
    expect(await owner.ctx.db.query.licenses.findMany({ where: (t, { eq }) => eq(t.id, license.id) })).toEqual([]);
  });
});

describe("GET /api/dashboard/stats", () => {
  test("200: sums over the account's applications, also while it has none", async () => {
    const { owner, stranger, first, second } = await setUp();
    await createTestLicense(owner, first);
    await createTestLicense(owner, second);
    expect((await dashboard("GET /api/dashboard/stats", owner)).body["stats"]).toEqual({
      applications: 2,
      users: 0,
      licenses: 2,
      logs: 0,
    });
    expect((await dashboard("GET /api/dashboard/stats", stranger)).body["stats"]).toEqual({
      applications: 0,
      users: 0,
      licenses: 0,
      logs: 0,
    });
  });
});
