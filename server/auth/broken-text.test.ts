import { expect, test } from "vitest";
import { handleTrpc } from "@/server/api/trpc/handle";
import { handleNextAuth } from "@/server/auth/next-auth";
import { seller } from "@/server/test/doors";
import { createEveryDoor } from "@/server/test/every-door";

const PEER = "192.0.2.10";
const FORM = "application/x-www-form-urlencoded";
const raw = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

const post = (path: string, type: string, body: Uint8Array<ArrayBuffer>) =>
  new Request(`http://localhost/api/${path}`, { method: "POST", headers: { "content-type": type }, body });

test.each([
  ["percent-encoded", FORM, "username=a&password=%CF%E0%F0%EE"],
  ["raw", FORM, "username=a&password=\xcf\xe0\xf0\xee"],
  ["in JSON", "application/json", '{"username":"a","password":"\xcf\xe0\xf0\xee"}'],
  ["half a surrogate pair", "application/json", '{"username":"a","password":"\\ud83d"}'],
])("signing in refuses a password of broken text: %s", async (_, type, body) => {
  const reply = await handleNextAuth(post("auth/callback/credentials", type, raw(body)));
  expect(reply.status).toBe(400);
  expect(await reply.json()).toMatchObject({ success: false, message: expect.stringMatching(/^password: /) });
});

test("tRPC refuses bytes that are not UTF-8, in the body and in the query", async () => {
  const body = await handleTrpc(post("trpc/app.create", "application/json", raw('{"json":{"name":"\xcf\xe0"}}')), PEER);
  const query = await handleTrpc(new Request("http://localhost/api/trpc/app.list?input=%CF%E0"), PEER);
  expect([body.status, query.status]).toEqual([400, 400]);
});

test("an Idempotency-Key that is not UTF-8 is 400, one in any script is kept apart from others", async () => {
  const { word, app } = await createEveryDoor();
  const add = (key: string) =>
    seller(
      { type: "add", appname: app.name },
      { headers: { "x-api-key": word("YOUR_SELLER_KEY"), "idempotency-key": key } },
    );
  expect(await add("\xcf\xe0")).toMatchObject({
    status: 400,
    body: { message: expect.stringMatching(/^Idempotency-Key: /) },
  });
  const utf8 = (text: string) => Buffer.from(text).toString("latin1");
  const [one, again, other] = [await add(utf8("ключ")), await add(utf8("ключ")), await add(utf8("клич"))];
  expect(again.body["key"]).toBe(one.body["key"]);
  expect(other.body["key"]).not.toBe(one.body["key"]);
});
