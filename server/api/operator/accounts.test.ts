import { describe, expect, test } from "vitest";
import { environment } from "@/server/env";
import { dashboard, send } from "@/server/test/doors";
import { createTestAccount } from "@/server/test/factories";
import { handleOperator } from ".";

function put(username: string, body: unknown, token: string | null = environment().operatorToken) {
  const headers = new Headers({ "content-type": "application/json" });
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  const path = `/api/operator/accounts/${encodeURIComponent(username)}`;
  return send(
    handleOperator,
    new Request(`http://localhost${path}`, { method: "PUT", headers, body: JSON.stringify(body) }),
  );
}

describe("PUT /api/operator/accounts/:username", () => {
  test("200: changes what is given and leaves the rest, by name in any case", async () => {
    const { account } = await createTestAccount();
    const reply = await put(account.username.toUpperCase(), { plan: "elite" });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ user: { id: account.id, plan: "elite", role: "user" } });
    await put(account.username, { role: "admin" });
    const me = await dashboard("GET /api/dashboard/auth/me", { account });
    expect(me.body).toMatchObject({ user: { plan: "elite", role: "admin" } });
  });

  test.each([[{}], [{ plan: "gold" }], [{ role: "root" }], [{ plan: 1 }]])("400: %j", async (body) => {
    const { account } = await createTestAccount();
    expect((await put(account.username, body)).status).toBe(400);
  });

  test("401: without the token, with another one, and with a seller's", async () => {
    const { account } = await createTestAccount();
    for (const token of [null, "", "x".repeat(43), `${environment().operatorToken}x`]) {
      const reply = await put(account.username, { plan: "elite" }, token);
      expect(reply.status).toBe(401);
      expect(reply.body).toMatchObject({ code: "UNAUTHENTICATED" });
    }
    const me = await dashboard("GET /api/dashboard/auth/me", { account });
    expect(me.body).toMatchObject({ user: { plan: "free" } });
  });

  test("404: nobody of that name", async () => {
    const reply = await put("nobody at all", { plan: "elite" });
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ code: "ACCOUNT_NOT_FOUND" });
  });

  test("404 and 405 for what is not there, before the token is looked at", async () => {
    const ask = (method: string, path: string) =>
      send(handleOperator, new Request(`http://localhost/api/operator/${path}`, { method }));
    expect((await ask("PUT", "nothing")).status).toBe(404);
    const wrong = await ask("GET", "accounts/a");
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get("allow")).toBe("PUT");
  });
});
