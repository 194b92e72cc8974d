import { expect, test } from "@playwright/test";
import { rawRequest, SdkClient } from "../fixtures/sdk-client";
import { newKeys, newSeller } from "../fixtures/seller";

const FORM = "application/x-www-form-urlencoded";

test("an SDK of generation 1.2 goes through its life: every reply signed, refusals too", async ({
  request,
  baseURL,
}) => {
  const base = baseURL ?? "";
  const seller = await newSeller(request);
  const [key] = await newKeys(seller, { duration_days: 30 });
  await seller.call("POST", `/api/dashboard/variables/${seller.app.id}/global`, { key: "motd", value: "Grüße 🎮" });
  const sdk = new SdkClient({ base, ownerid: seller.ownerid, name: seller.app.name, secret: seller.app.secret });

  expect(await sdk.init()).toMatchObject({ success: true });
  expect(await sdk.call("check")).toMatchObject({ success: false });
  const login = await sdk.call("license", { key: key?.license_key ?? "", hwid: "S-1-5-21-1\n" });
  expect(login).toMatchObject({ success: true, info: { username: key?.license_key, hwid: "S-1-5-21-1" } });
  const info = login["info"] as { createdate: unknown; lastlogin: unknown; subscriptions: Record<string, unknown>[] };
  expect(info.createdate).toMatch(/^\d{10}$/);
  expect(info.lastlogin).toMatch(/^\d{10}$/);
  expect(info.subscriptions[0]).toMatchObject({
    expiry: expect.stringMatching(/^\d{10}$/),
    level: "1",
    key: key?.license_key,
  });
  expect(Number.isInteger(info.subscriptions[0]?.["timeleft"])).toBe(true);

  expect(await sdk.call("check")).toMatchObject({ success: true });
  expect(await sdk.call("var", { varid: "motd" })).toMatchObject({ success: true, message: "Grüße 🎮" });
  expect(await sdk.call("setvar", { var: "skin", data: "blue" })).toMatchObject({ success: true });
  expect(await sdk.call("getvar", { var: "skin" })).toMatchObject({ success: true, response: "blue" });
  expect(await sdk.call("log", { pcuser: "PC", message: "started" })).toMatchObject({ success: true });
  expect(await sdk.call("fetchStats")).toMatchObject({ appinfo: { numKeys: "1", numUsers: "1" } });
  expect(await sdk.call("fetchOnline")).toMatchObject({ users: [{ credential: `****${key?.license_key.slice(-4)}` }] });
  expect(await sdk.call("checkblacklist", { hwid: "S-1-5-21-1" })).toMatchObject({ success: false });
  expect(await sdk.call("chatget", { channel: "x" })).toMatchObject({ success: false });

  const thief = new SdkClient({ base, ownerid: seller.ownerid, name: seller.app.name, secret: seller.app.secret });
  await thief.init();
  expect(await thief.call("license", { key: key?.license_key ?? "", hwid: "OTHER" })).toMatchObject({ success: false });
  expect(await thief.init({ ver: "0.1" })).toMatchObject({ success: false, message: "invalidver", download: "" });

  await seller.call("POST", `/api/dashboard/licenses/${seller.app.id}/${key?.id}/ban`);
  expect(await sdk.call("check")).toMatchObject({ success: false });
});

test("both spellings of the address answer directly, in all four body forms", async ({ request, baseURL }) => {
  const seller = await newSeller(request);
  const fields = { type: "init", name: seller.app.name, ownerid: seller.ownerid };
  const form = new URLSearchParams(fields).toString();
  for (const path of ["/api/1.2/", "/api/1.2", "/api/1.1/", "/api/1.1", "/api/1.3/", "/api/1.3"]) {
    const reply = await rawRequest(`${baseURL}${path}`, "POST", FORM, form);
    expect([path, reply.status]).toEqual([path, 200]);
    expect(JSON.parse(reply.text)).toMatchObject({ success: true });
  }
  expect(await (await request.get(`/api/1.2/?${form}`)).json()).toMatchObject({ success: true });
  expect(await (await request.post("/api/1.2/", { multipart: fields })).json()).toMatchObject({ success: true });
  expect(await (await request.post("/api/1.2/", { data: fields })).json()).toMatchObject({ success: true });
});

test("the document's clients get statuses, SDKs get 200, an unknown application its raw text", async ({
  request,
  baseURL,
}) => {
  const url = `${baseURL}/api/1.2/`;
  const native = await request.post(url, { data: { type: "check", sessionid: "session_x" } });
  expect(native.status()).toBe(401);
  const sdk = await rawRequest(url, "POST", FORM, "type=check&sessionid=session_x&name=a&ownerid=b");
  expect(sdk.status).toBe(200);
  expect(JSON.parse(sdk.text)).toMatchObject({ success: false, message: expect.stringMatching(/^Session not found/) });
  const unknown = await rawRequest(url, "POST", FORM, "type=init&name=a&ownerid=0123456789&enckey=k");
  expect([unknown.status, unknown.text]).toEqual([200, "KeyAuth_Invalid"]);
});

test("a body that is too large or of a foreign type is refused before it is read", async ({ request }) => {
  const large = await request.post("/api/1.2/", { form: { type: "log", message: "x".repeat(300_000) } });
  expect(large.status()).toBe(413);
  const foreign = await request.post("/api/1.2/", { headers: { "content-type": "text/xml" }, data: "<a/>" });
  expect(foreign.status()).toBe(415);
});
