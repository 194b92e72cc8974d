import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { handleClient12 } from "@/server/api/client";
import { hashPassword } from "@/server/lib/password";
import { send } from "@/server/test/doors";
import { withEnvironment } from "@/server/test/environment";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";

test("ten wrong passwords of a user from one address, and the right one is refused from there alone", async () => {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const passwordHash = await hashPassword("right one", { ip: "192.0.2.1" });
  const user = await createTestUser(owner, app, tier, { passwordHash });
  const other = await createTestUser(owner, app, tier, { passwordHash });
  const call = (fields: Record<string, string>, peer = "192.0.2.10") => {
    const headers = { "content-type": "application/json" };
    const request = new Request("http://localhost/api/1.2/", { method: "POST", headers, body: JSON.stringify(fields) });
    return send(handleClient12, request, peer);
  };
  const logIn = async (username: string, pass: string, peer?: string) => {
    const { body } = await call({ type: "init", name: app.name, ownerid: owner.account.id }, peer);
    return call({ type: "login", sessionid: String(body["sessionid"]), username, pass, hwid: "HWID-1" }, peer);
  };
  await withEnvironment({ rateLimits: true }, async () => {
    const wrong = await Promise.all(Array.from({ length: 14 }, () => logIn(user.username, "wrong one")));
    expect(wrong.filter((reply) => reply.status === 401)).toHaveLength(10);
    const refused = await logIn(user.username, "right one");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await logIn(other.username, "right one")).status).toBe(200);
    expect((await logIn(user.username, "right one", "192.0.2.77")).status).toBe(200);
  });
  const [row] = await owner.ctx.db.select().from(schema.users).where(eq(schema.users.id, user.id));
  expect(row?.bannedAt).toBeNull();
});
