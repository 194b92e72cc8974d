import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newApiKey } from "@/server/lib/random-key";
import { seller } from "@/server/test/doors";
import { createTestSellerKey } from "@/server/test/factories";
import { call, SELLER_PARAMETERS, type SellerType, sellerTypeNames } from "@/server/test/seller";
import { createTestWorld, storedState } from "@/server/test/world";

const long = (length: number) => "x".repeat(length);
const USER: [string, ...unknown[]] = ["user", undefined, "", long(129)];
const KEY: [string, ...unknown[]] = ["key", undefined, "", "  ", long(129)];

/** Parameters that are refused, each by the name that the answer must give. `undefined`: missing. */
const WRONG: { [type in SellerType]?: [field: string, ...values: unknown[]][] } = {
  add: [
    ["expiry", 0, -1, "x", 36_501, "", 1.5],
    ["mask", "XXXXX", "", "XXXXXX&a=b", "XXX XXX", long(129)],
    ["level", 0, "x"],
    ["amount", 0, 501, -1, "many", ""],
    ["note", long(501)],
  ],
  verify: [KEY],
  del: [KEY],
  ban: [KEY],
  unban: [KEY],
  adduser: [
    ["user", undefined, "", " ", long(71)],
    ["pass", "", long(1025)],
    ["sub", "", long(65)],
    ["expiry", 0, -1, "x", 36_501],
  ],
  deleteuser: [USER],
  userdata: [USER],
  banuser: [USER, ["reason", long(501)]],
  unbanuser: [USER],
  resetuser: [USER],
  extend: [USER, ["sub", "", long(65)], ["expiry", 0, -1, "x", 36_501, ""]],
  subtract: [USER, ["seconds", undefined, 0, -1, "x", "", 1.5, 9e12]],
  setvar: [USER, ["var", undefined, "", "a b", long(65)]],
  getvar: [USER, ["var", undefined, "", "a b", long(65)]],
};

describe("every type", () => {
  test.each(sellerTypeNames)("%s: succeeds", async (type) => {
    const world = await createTestWorld();
    const reply = await call(type, world);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ success: true, message: expect.any(String) });
    expect(reply.text).not.toContain(world.sellerKey.key);
  });

  test.each(sellerTypeNames)(
    "%s: 401 for a key that is missing, mistyped, unknown or deleted; nothing changes",
    async (type) => {
      const world = await createTestWorld();
      const deleted = await createTestSellerKey(world.owner);
      await world.owner.ctx.db.delete(schema.sellerKeys).where(eq(schema.sellerKeys.id, deleted.id));
      const before = await storedState(world);
      const mistyped = `${world.sellerKey.key.slice(0, -1)}!`;
      const texts = new Set<string>();
      for (const sellerkey of [undefined, "", "ka_xxx", mistyped, newApiKey("ka"), newApiKey("ek"), deleted.key]) {
        const reply = await call(type, world, { sellerkey });
        expect(reply.status).toBe(401);
        texts.add(reply.text);
      }
      expect([...texts]).toEqual(['{"success":false,"message":"Invalid seller key","code":"INVALID_KEY"}']);
      expect(await storedState(world)).toBe(before);
    },
  );

  test.each(sellerTypeNames)("%s: somebody else's application is not found, and stays as it was", async (type) => {
    const [world, stranger] = [await createTestWorld(), await createTestWorld()];
    const before = await storedState(world);
    const foreign = await call(type, world, { sellerkey: stranger.sellerKey.key });
    const missing = await call(type, world, { appname: "nothing" });
    expect([foreign.status, foreign.body["code"]]).toEqual([404, "APP_NOT_FOUND"]);
    expect(foreign.text).toBe(missing.text);
    expect(await storedState(world)).toBe(before);
  });

  test.each(sellerTypeNames)("%s: 400 without an application's name, or an impossible one", async (type) => {
    const world = await createTestWorld();
    const before = await storedState(world);
    for (const appname of [undefined, "", long(65)]) {
      const reply = await call(type, world, { appname });
      expect([reply.status, reply.body["code"]]).toEqual([400, "INVALID_INPUT"]);
      expect(reply.body["message"]).toMatch(/^appname: /);
    }
    expect(await storedState(world)).toBe(before);
  });

  const ofOneThing = sellerTypeNames.filter((type) =>
    WRONG[type]?.some(([field]) => field === "user" || field === "key"),
  );

  test.each(ofOneThing.filter((type) => type !== "adduser"))("%s: an unknown target is 404", async (type) => {
    const [world, other] = [await createTestWorld(), await createTestWorld()];
    const before = await storedState(world);
    const isOfLicense = "key" in SELLER_PARAMETERS[type](world);
    for (const theirs of [SELLER_PARAMETERS[type](other), { user: "nobody", key: "NOTHING" }]) {
      const reply = await call(type, world, theirs);
      expect([reply.status, reply.body["code"]]).toEqual([404, isOfLicense ? "LICENSE_NOT_FOUND" : "USER_NOT_FOUND"]);
    }
    expect(await storedState(world)).toBe(before);
  });

  const wrong = sellerTypeNames.flatMap((type) =>
    (WRONG[type] ?? []).flatMap(([field, ...values]) => values.map((value) => ({ type, field, value }))),
  );

  test.each(wrong)("$type: 400 for $field = $value, and nothing changes", async ({ type, field, value }) => {
    const world = await createTestWorld();
    const before = await storedState(world);
    const reply = await call(type, world, { [field]: value });
    expect([reply.status, reply.body["code"]]).toEqual([400, "INVALID_INPUT"]);
    expect(String(reply.body["message"]).startsWith(`${field}: `)).toBe(true);
    expect(await storedState(world)).toBe(before);
  });

  test("setvar: 400 for a value of more than 64 KiB in a body, 414 for one in the address", async () => {
    const world = await createTestWorld();
    const before = await storedState(world);
    const body = new URLSearchParams({ data: long(65_537) });
    const parameters = SELLER_PARAMETERS.setvar(world);
    const query = { sellerkey: world.sellerKey.key, type: "setvar", appname: world.app.name, ...parameters };
    const { data: _, ...rest } = query as Record<string, unknown>;
    const tooMuch = await seller(rest, { method: "POST", body });
    expect(tooMuch).toMatchObject({ status: 400, body: { message: expect.stringMatching(/^data: /) } });
    const tooLong = await call("setvar", world, { data: long(20_000) });
    expect(tooLong).toMatchObject({ status: 414, body: { success: false, code: "URI_TOO_LONG" } });
    expect(await storedState(world)).toBe(before);
  });
});
