import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newAccountId } from "@/server/lib/random-key";
import { openSecret } from "@/server/lib/secret-box";
import { dashboard } from "@/server/test/doors";
import { withEnvironment } from "@/server/test/environment";
import { createLoginAccount, createTestAccount, TEST_PASSWORD, testContext } from "@/server/test/factories";

const someone = () => {
  const username = `User-${newAccountId()}`;
  return { username, email: `${username}@Example.test`, password: "six678" };
};
const register = (body: unknown) => dashboard("POST /api/auth/register", { body });
const logIn = (username: string, password: string, headers = {}) =>
  dashboard("POST /api/auth/login", { body: { username, password }, headers });
const me = (token: unknown) =>
  dashboard("GET /api/dashboard/auth/me", { headers: { authorization: `Bearer ${token}` } });

describe("POST /api/auth/register", () => {
  test("201: a token that works, the user, and a first seller key", async () => {
    const body = someone();
    const reply = await register(body);
    expect(reply.status).toBe(201);
    const user = reply.body["user"] as { id: string };
    expect(user).toEqual({ id: user.id, username: body.username, email: body.email, plan: "free" });
    expect(user.id).toMatch(/^[A-Za-z0-9]{10}$/);
    expect((await me(reply.body["token"])).body).toMatchObject({ user: { username: body.username, role: "user" } });
    const { db } = await testContext();
    const keys = await db.select().from(schema.sellerKeys).where(eq(schema.sellerKeys.accountId, user.id));
    expect(keys.map((key) => openSecret("seller_keys.key_box", key.id, key.keyBox))).toEqual([
      expect.stringMatching(/^ka_[0-9A-Za-z]{36}$/),
    ]);
  });

  test("the plan is the operator's, the role is user whatever was asked for", async () => {
    const reply = await withEnvironment({ defaultPlan: "elite" }, () =>
      register({ ...someone(), role: "admin", plan: "pro" }),
    );
    expect(reply.body).toMatchObject({ user: { plan: "elite" } });
    expect((await me(reply.body["token"])).body).toMatchObject({ user: { role: "user" } });
  });

  test.each([
    ["username", { username: "" }],
    ["username", { username: "two words" }],
    ["username", { username: "a@b.test" }],
    ["username", { username: "u".repeat(65) }],
    ["username", { username: undefined }],
    ["email", { email: "nobody" }],
    ["email", { email: `${"e".repeat(250)}@example.test` }],
    ["password", { password: "12345" }],
    ["password", { password: "é".repeat(600) }],
    ["password", { password: 123456 }],
    ["password", { password: "123456" }],
    ["password", { password: "PassWord123" }],
    ["password", { password: "ｐａｓｓｗｏｒｄ" }],
    ["password", { username: "somebody-new", password: "Somebody-New" }],
    ["password", { email: "local-part@example.test", password: "Local-Part" }],
    ["password", { email: "local-part@example.test", password: "local-part@EXAMPLE.test" }],
  ])("400 naming %s: %j", async (field, change) => {
    const reply = await register({ ...someone(), ...change });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ success: false, code: "INVALID_INPUT" });
    expect(reply.body["message"]).toMatch(new RegExp(`^${field}: `));
  });

  test("409: username or email taken, in any case", async () => {
    const first = someone();
    await register(first);
    for (const second of [
      { ...someone(), username: first.username.toUpperCase() },
      { ...someone(), email: first.email.toLowerCase() },
    ]) {
      const reply = await register(second);
      expect(reply.status).toBe(409);
      expect(reply.body).toEqual({
        success: false,
        message: "Username or email already exists",
        code: "ACCOUNT_EXISTS",
      });
    }
  });

  test("of ten at once with one name, one is made and nine are 409", async () => {
    const body = someone();
    const replies = await Promise.all(Array.from({ length: 10 }, () => register(body)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  });
});

describe("POST /api/auth/login", () => {
  test("200: by username and by email, in any case", async () => {
    const { account } = await createLoginAccount();
    for (const name of [account.username, account.username.toUpperCase(), account.email]) {
      const reply = await logIn(name, TEST_PASSWORD);
      expect(reply.status).toBe(200);
      expect(reply.body).toMatchObject({
        success: true,
        token: expect.stringMatching(/^eyJ/),
        user: { id: account.id, username: account.username, email: account.email, plan: "free", role: "user" },
      });
    }
  });

  test("401: an unknown name and a wrong password answer the same bytes", async () => {
    const { account } = await createLoginAccount();
    const wrong = await logIn(account.username, "not it");
    const unknown = await logIn("nobody-at-all", TEST_PASSWORD);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.text).toBe(unknown.text);
    expect(wrong.body).toMatchObject({ message: "Invalid credentials" });
  });

  test("400: without a password", async () => {
    expect((await dashboard("POST /api/auth/login", { body: { username: "a" } })).status).toBe(400);
  });

  test("429: after ten wrong passwords the right one is refused too, for this account alone", async () => {
    const { account } = await createLoginAccount();
    const other = await createLoginAccount();
    await withEnvironment({ rateLimits: true }, async () => {
      const wrong = await Promise.all(Array.from({ length: 15 }, () => logIn(account.username, "not it")));
      expect(wrong.map((reply) => reply.status).sort()).toEqual([
        ...Array.from({ length: 10 }, () => 401),
        ...Array.from({ length: 5 }, () => 429),
      ]);
      const right = await logIn(account.email, TEST_PASSWORD);
      expect(right.status).toBe(429);
      expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(800);
      expect((await logIn(other.account.username, TEST_PASSWORD)).status).toBe(200);
    });
    expect((await logIn(account.username, TEST_PASSWORD)).status).toBe(200);
  });
});

describe("GET /api/dashboard/auth/me", () => {
  test("200: the profile", async () => {
    const { account } = await createTestAccount("pro");
    const reply = await dashboard("GET /api/dashboard/auth/me", { account });
    expect(reply.body["user"]).toEqual({
      id: account.id,
      username: account.username,
      email: account.email,
      plan: "pro",
      role: "user",
      created_at: account.createdAt.toISOString(),
    });
  });

  test("401: without a token, with a forged one, with one of a deleted account", async () => {
    const gone = await createTestAccount();
    await gone.ctx.db.delete(schema.accounts).where(eq(schema.accounts.id, gone.account.id));
    expect((await me("a.b.c")).status).toBe(401);
    expect((await dashboard("GET /api/dashboard/auth/me")).status).toBe(401);
    expect((await dashboard("GET /api/dashboard/auth/me", { account: gone.account })).status).toBe(401);
  });
});

describe("PUT /api/dashboard/auth/password", () => {
  const change = (account: { id: string; tokenVersion: number }, current_password: string, new_password: string) =>
    dashboard("PUT /api/dashboard/auth/password", { account, body: { current_password, new_password } });

  test("200: every older token is dead, only the new password logs in", async () => {
    const { account } = await createLoginAccount();
    const { body } = await logIn(account.username, TEST_PASSWORD);
    expect((await change(account, TEST_PASSWORD, "a new one")).status).toBe(200);
    expect((await me(body["token"])).status).toBe(401);
    expect((await logIn(account.username, TEST_PASSWORD)).status).toBe(401);
    expect((await logIn(account.username, "a new one")).status).toBe(200);
  });

  test("400: a new password that is too short changes nothing", async () => {
    const { account } = await createLoginAccount();
    const reply = await change(account, TEST_PASSWORD, "short");
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(/^new_password: /);
    expect((await dashboard("GET /api/dashboard/auth/me", { account })).status).toBe(200);
  });

  test.each(["password123", "QWERTY123"])("400 naming new_password: the common %s changes nothing", async (common) => {
    const { account } = await createLoginAccount();
    for (const guessable of [common, account.username.toUpperCase(), account.email]) {
      const reply = await change(account, TEST_PASSWORD, guessable);
      expect(reply).toMatchObject({ status: 400, body: { message: expect.stringMatching(/^new_password: /) } });
    }
    expect((await dashboard("GET /api/dashboard/auth/me", { account })).status).toBe(200);
  });

  test("401: a wrong current password changes nothing", async () => {
    const { account } = await createLoginAccount();
    expect((await change(account, "not it", "a new one")).status).toBe(401);
    expect((await logIn(account.username, TEST_PASSWORD)).status).toBe(200);
  });

  test("401: without a token", async () => {
    expect((await dashboard("PUT /api/dashboard/auth/password")).status).toBe(401);
  });

  test("429: guesses at the current password count like log-ins", async () => {
    const { account } = await createLoginAccount();
    await withEnvironment({ rateLimits: true }, async () => {
      for (let n = 0; n < 10; n++) expect((await change(account, "not it", "a new one")).status).toBe(401);
      expect((await change(account, TEST_PASSWORD, "a new one")).status).toBe(429);
      expect((await logIn(account.username, TEST_PASSWORD)).status).toBe(429);
    });
  });
});
