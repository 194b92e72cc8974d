import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { handleClient12 } from "@/server/api/client";
import { settleWrites } from "@/server/lib/write-behind";
import { dashboard, send } from "@/server/test/doors";
import { createTestAccount, createTestApp } from "@/server/test/factories";

/** An address of Hetzner's, and one of a telephone company's. */
const HOSTED = "5.9.10.20";
const AT_HOME = "79.192.1.1";

async function world(antiVpn = true) {
  const owner = await createTestAccount();
  const { account } = owner;
  const { app } = await createTestApp(owner, { antiVpn });
  const init = (peer: string, form: "json" | "form" = "json") => {
    const fields = { type: "init", name: app.name, ownerid: account.id };
    const headers = { "content-type": "application/json" };
    const content = form === "json" ? { headers, body: JSON.stringify(fields) } : { body: new URLSearchParams(fields) };
    return send(handleClient12, new Request("http://localhost/api/1.2/", { method: "POST", ...content }), peer);
  };
  const add = (body: unknown) => dashboard(`POST /api/dashboard/vpn-allowances/${app.id}`, { account, body });
  return { owner, account, app, init, add, path: `/api/dashboard/vpn-allowances/${app.id}` };
}

describe("anti_vpn", () => {
  test("turns hosting networks away at init, and nobody else", async () => {
    const { init } = await world();
    expect(await init(HOSTED)).toMatchObject({
      status: 403,
      body: { success: false, code: "VPN_BLOCKED", message: "VPNs are blocked on this application" },
    });
    expect(await init(HOSTED, "form")).toMatchObject({ status: 200, body: { success: false, code: "VPN_BLOCKED" } });
    for (const peer of [AT_HOME, "127.0.0.1", "10.0.0.1", "::1"]) {
      expect(await init(peer)).toMatchObject({ status: 200, body: { success: true } });
    }
  });

  test("switched off lets everybody in", async () => {
    const { init } = await world(false);
    expect(await init(HOSTED)).toMatchObject({ status: 200, body: { success: true } });
  });

  test("comes after the blacklist, and leaves the seller an entry with the address", async () => {
    const { owner, app, init } = await world();
    await init(HOSTED);
    await settleWrites();
    const { logs } = schema;
    const rows = await owner.ctx.db
      .select({ ip: logs.ip })
      .from(logs)
      .where(and(eq(logs.appId, app.id), eq(logs.action, "vpn_blocked")));
    expect(rows).toEqual([{ ip: HOSTED }]);
    await owner.ctx.db.insert(schema.blacklist).values({ id: app.id, appId: app.id, type: "ip", value: HOSTED });
    expect((await init(HOSTED)).body["code"]).toBe("BLACKLISTED");
  });

  test.each([HOSTED, "5.9.0.0/16", "0.0.0.0/0"])(
    "lets pass what %s allows, from then on and until it is gone",
    async (value) => {
      const { account, init, add, path } = await world();
      const other = await world();
      const added = await add({ value, note: "Build servers" });
      expect(added).toMatchObject({ status: 201, body: { allowance: { value, note: "Build servers" } } });
      expect((await init(HOSTED)).status).toBe(200);
      expect((await other.init(HOSTED)).status).toBe(403);
      const { id } = added.body["allowance"] as { id: string };
      expect((await dashboard(`DELETE ${path}/${id}`, { account })).status).toBe(200);
      expect((await init(HOSTED)).status).toBe(403);
    },
  );
});

describe("vpn-allowances", () => {
  test("are listed newest first, with note and total", async () => {
    const { account, add, path } = await world();
    await add({ value: "2A01:4F8:0::1" });
    await add({ value: "5.9.10.20/32", note: "one" });
    const { body } = await dashboard(`GET ${path}`, { account });
    expect(body).toMatchObject({
      success: true,
      allowances: [
        { value: HOSTED, note: "one" },
        { value: "2a01:4f8::1", note: null },
      ],
      total: 2,
      page: 1,
      pages: 1,
    });
  });

  test("exist once, however they are spelled", async () => {
    const { add } = await world();
    expect((await add({ value: "5.9.10.20" })).status).toBe(201);
    expect(await add({ value: " 5.9.10.20/32 " })).toMatchObject({ status: 409, body: { code: "ALLOWANCE_EXISTS" } });
  });

  test.each([{}, { value: "" }, { value: "example.com" }, { value: "5.9.10.20/33" }, { value: 7 }, { value: "127.1" }])(
    "%j is refused by name",
    async (body) => {
      const { add } = await world();
      const reply = await add(body);
      expect(reply).toMatchObject({ status: 400, body: { code: "INVALID_INPUT" } });
      expect(reply.body["message"]).toContain("value");
    },
  );

  test("of a stranger's application are not found, and unknown ones neither", async () => {
    const { account, add, path } = await world();
    const stranger = (await createTestAccount()).account;
    const { id } = (await add({ value: HOSTED })).body["allowance"] as { id: string };
    for (const heading of [`GET ${path}`, `DELETE ${path}/${id}`]) {
      expect(await dashboard(heading, { account: stranger })).toMatchObject({
        status: 404,
        body: { code: "APP_NOT_FOUND" },
      });
    }
    expect((await dashboard(`POST ${path}`, { account: stranger, body: { value: HOSTED } })).status).toBe(404);
    expect(await dashboard(`DELETE ${path}/unknown`, { account })).toMatchObject({
      status: 404,
      body: { code: "ALLOWANCE_NOT_FOUND" },
    });
    expect((await dashboard(`GET ${path}`)).status).toBe(401);
    expect((await dashboard(`GET ${path}`, { account })).body["total"]).toBe(1);
  });
});
