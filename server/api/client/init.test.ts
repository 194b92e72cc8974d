import { createHmac, createPublicKey, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { handleClient12 } from "@/server/api/client";
import { publicSigningKey } from "@/server/lib/signing-key";
import { call, type Fields, init, newApp } from "@/server/test/client-world";
import { send } from "@/server/test/doors";
import { createTestLicense } from "@/server/test/factories";

describe("type=init", () => {
  test("answers as the document prints, with newSession, nonce and five strings", async () => {
    const world = await newApp();
    const reply = await call({ type: "init", ...world.identity, ver: "1.0" });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      success: true,
      message: "Initialized",
      newSession: true,
      nonce: expect.any(String),
      appinfo: { numUsers: "0", numOnlineUsers: "0", numKeys: "0", version: "1.0", customerPanelLink: "" },
    });
    expect(reply.body["sessionid"]).toMatch(/^session_/);
  });

  test.each(["form", "multipart", "query", "json"] as const)("reads a %s request", async (form) => {
    const world = await newApp();
    const reply = await call({ type: "init", ...world.identity }, form);
    expect(reply.body).toMatchObject({ success: true });
  });

  test("signs with the secret when enckey came, success and refusal alike, and with enckey-secret afterwards", async () => {
    const world = await newApp();
    const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex");
    const opened = await call({ type: "init", ...world.identity, ver: "1.0", enckey: "3f2504e0-4f89-41" }, "form");
    expect(opened.headers.get("signature")).toBe(hmac(world.secret, opened.text));
    const refused = await call({ type: "init", ...world.identity, ver: "9", enckey: "3f2504e0-4f89-41" }, "form");
    expect(refused.status).toBe(200);
    expect(refused.body).toMatchObject({ success: false, message: "invalidver", download: "" });
    expect(refused.headers.get("signature")).toBe(hmac(world.secret, refused.text));
    const sessionid = String(opened.body["sessionid"]);
    const later: Fields[] = [{ type: "check" }, { type: "log", message: "é" }, { type: "chatget", channel: "x" }];
    for (const fields of later) {
      const reply = await call({ ...fields, sessionid, ...world.identity }, "form");
      expect(reply.status).toBe(200);
      expect(reply.headers.get("signature")).toBe(hmac(`3f2504e0-4f89-41-${world.secret}`, reply.text));
    }
  });

  test("an unknown application: raw text for SDKs, 404 JSON for the document's clients, 200 JSON for plain forms", async () => {
    const { identity } = await newApp();
    const unknown = { type: "init", name: "nothing", ownerid: identity.ownerid };
    expect(await call({ ...unknown, enckey: "k" }, "form")).toMatchObject({ status: 200, text: "KeyAuth_Invalid" });
    expect(await call(unknown, "form", "1.3")).toMatchObject({ status: 200, text: "KeyAuth_Invalid" });
    expect(await call(unknown)).toMatchObject({ status: 404, body: { code: "APP_NOT_FOUND" } });
    expect(await call(unknown, "form")).toMatchObject({ status: 200, body: { success: false, code: "APP_NOT_FOUND" } });
  });

  test.each([
    ["paused", { isPaused: true }, {}, 403, "APP_PAUSED"],
    ["disabled", { isEnabled: false }, {}, 404, "APP_NOT_FOUND"],
    ["of another version", {}, { ver: "2.0" }, 400, "INVALID_VERSION"],
    ["with a hash check and no hash", { hashCheck: true }, {}, 403, "HASH_MISMATCH"],
    ["with a hash check and a foreign hash", { hashCheck: true }, { hash: "ab".repeat(16) }, 403, "HASH_MISMATCH"],
    ["with an enckey that is too long", {}, { enckey: "k".repeat(36) }, 200, "INVALID_INPUT"],
  ] as const)("refuses an application %s", async (_what, overrides, fields, status, code) => {
    const world = await newApp(overrides);
    const reply = await call({ type: "init", ...world.identity, ...fields });
    expect(reply).toMatchObject({ status, body: { success: false, code } });
  });

  test.each(["name", "ownerid"])("names a missing %s", async (field) => {
    const world = await newApp();
    const { [field as "name"]: _left, ...rest } = world.identity;
    const reply = await call({ type: "init", ...rest });
    expect(reply).toMatchObject({ status: 400, body: { message: expect.stringContaining(field) } });
  });

  test("two clients behind one address get two sessions, and neither ends the other's", async () => {
    const world = await newApp();
    const [first, second] = [await init(world), await init(world)];
    expect(first).not.toBe(second);
    expect((await call({ type: "check", sessionid: first })).body).toMatchObject({ success: true, validated: false });
  });

  test("counts are kept: keys, users and who is online", async () => {
    const world = await newApp();
    await createTestLicense(world.owner, world.app, { licenseKey: "COUNT-1" });
    await createTestLicense(world.owner, world.app);
    await call({ type: "license", sessionid: await init(world), key: "COUNT-1" });
    const reply = await call({ type: "init", ...world.identity });
    expect(reply.body["appinfo"]).toMatchObject({ numUsers: "1", numOnlineUsers: "1", numKeys: "2" });
  });

  test("HEAD and other methods execute nothing; OPTIONS lets browsers ask", async () => {
    for (const method of ["HEAD", "PUT", "DELETE"]) {
      const reply = await send(handleClient12, new Request("http://localhost/api/1.2/?type=init", { method }));
      expect(reply.status).toBe(405);
      expect(reply.headers.get("allow")).toContain("POST");
    }
    expect((await send(handleClient12, new Request("http://localhost/api/1.2/", { method: "OPTIONS" }))).status).toBe(
      204,
    );
  });
});

describe("/api/1.1/ and /api/1.3/", () => {
  test("1.1 ignores enckey and never signs", async () => {
    const world = await newApp();
    const reply = await call({ type: "init", ...world.identity, enckey: "abc" }, "form", "1.1");
    expect(reply.body).toMatchObject({ success: true });
    expect(reply.headers.get("signature")).toBeNull();
    const check = await call(
      { type: "check", sessionid: String(reply.body["sessionid"]), ...world.identity },
      "form",
      "1.1",
    );
    expect(check).toMatchObject({ status: 200, body: { success: false } });
  });

  test("1.3 signs timestamp and body with Ed25519, and says ownerid, code and role in every reply", async () => {
    const world = await newApp();
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(publicSigningKey(), "hex")]);
    const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
    const opened = await call({ type: "init", ...world.identity }, "form", "1.3");
    expect(opened.body).toMatchObject({
      success: true,
      code: 68,
      ownerid: world.identity.ownerid,
      role: expect.any(String),
    });
    const sessionid = String(opened.body["sessionid"]);
    const refused = await call({ type: "check", sessionid, ...world.identity }, "form", "1.3");
    expect(refused.body).toMatchObject({ success: false, ownerid: world.identity.ownerid, code: expect.any(Number) });
    for (const { headers, text } of [opened, refused]) {
      const signed = Buffer.from((headers.get("x-signature-timestamp") ?? "") + text);
      const signature = Buffer.from(headers.get("x-signature-ed25519") ?? "", "hex");
      expect(verify(null, signed, publicKey, signature)).toBe(true);
      expect(verify(null, Buffer.from(`${signed}x`), publicKey, signature)).toBe(false);
    }
  });
});
