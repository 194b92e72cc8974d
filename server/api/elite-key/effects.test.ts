import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { CODES } from "@/server/errors";
import { EDITABLE_RESPONSES } from "@/server/services/response";
import { send } from "@/server/test/doors";
import { createEliteWorld, type EliteWorld, elite, type Params, WORLD_PASSWORD } from "@/server/test/elite";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { clientTypes, handleClient12 } from "../client";

const DAY = 86_400_000;

/** A request of a game client, as the document's examples send it. */
const client = (body: Params) =>
  send(
    handleClient12,
    new Request("http://localhost/api/1.2/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );

const init = ({ owner, app }: EliteWorld, more: Params = {}) =>
  client({ type: "init", name: app.name, ownerid: owner.account.id, ver: "1.0", ...more });

/** A client that has initialised, and what it is told when it logs in. */
async function logIn(world: EliteWorld, more: Params = {}) {
  const sessionid = (await init(world)).body["sessionid"];
  const credentials = { username: "xela", pass: WORLD_PASSWORD, hwid: "PC-1" };
  return { sessionid, reply: await client({ type: "login", sessionid, ...credentials, ...more }) };
}

const useLicense = async (world: EliteWorld, hwid = "PC-1") => {
  const sessionid = (await init(world)).body["sessionid"];
  const reply = await client({ type: "license", sessionid, key: world.license.licenseKey, hwid });
  return { sessionid, reply };
};

const member = (body: Params, name: string) => body[name] as Params;
const expiryOf = (body: Params, name: string) => member(body, name)["expiry_date"];

describe("in the Client API", () => {
  test("a registered hash passes the very next init, in any case", async () => {
    const world = await createEliteWorld();
    await elite(world, "app.edit", { hash_check_enabled: true });
    for (const digits of ["ab".repeat(32), "cd".repeat(16)]) {
      expect((await init(world, { hash: digits })).body["code"]).toBe("HASH_MISMATCH");
      await elite(world, "hash.register", { hash_value: digits });
      expect((await init(world, { hash: digits.toUpperCase() })).status).toBe(200);
    }
  });

  test("a version on the white list may run, a removed one answers invalidver", async () => {
    const world = await createEliteWorld();
    expect((await init(world, { ver: "0.9.0" })).status).toBe(200);
    await elite(world, "version.remove", { version: "0.9" });
    const refused = await init(world, { ver: "0.9.0" });
    expect(refused).toMatchObject({ status: 400, body: { success: false, message: "invalidver" } });
    await elite(world, "version.add", { version: "0.9", latest: true });
    expect((await init(world, { ver: "0.9" })).status).toBe(200);
    expect((await init(world, { ver: "1.0" })).status).toBe(400);
  });

  test("a changed sentence is what clients read, with code and status as before", async () => {
    const world = await createEliteWorld();
    await elite(world, "user.ban", { username: "xela" });
    const before = (await logIn(world)).reply;
    await elite(world, "response.set", { code: "USER_BANNED", message: "Write to us" });
    const after = (await logIn(world)).reply;
    expect(after.status).toBe(before.status);
    expect([before.body, after.body]).toMatchObject([
      { code: "USER_BANNED", message: CODES.USER_BANNED.message },
      { code: "USER_BANNED", message: "Write to us" },
    ]);
    await elite(world, "response.reset", { all: true });
    expect((await logIn(world)).reply.body["message"]).toBe(CODES.USER_BANNED.message);
  });

  test("every refusal that a type declares has a sentence that can be changed", () => {
    const declared = Object.values(clientTypes).flatMap(({ refusals }) => refusals ?? []);
    expect(declared.length).toBeGreaterThan(10);
    expect(declared.filter((code) => !Object.hasOwn(EDITABLE_RESPONSES, code))).toEqual([]);
  });

  test.each(["user.ban", "user.pause", "user.delete", "user.reset_password"])(
    "%s ends the user's sessions with the reply",
    async (operation) => {
      const world = await createEliteWorld();
      const { sessionid, reply } = await logIn(world);
      expect(reply.status).toBe(200);
      await elite(world, operation, { username: "xela" });
      expect((await client({ type: "check", sessionid })).body).not.toMatchObject({ validated: true });
      expect((await logIn(world)).reply.status).toBeGreaterThanOrEqual(400);
    },
  );

  test.each(["license.ban", "license.pause", "license.delete"])(
    "%s ends the license's sessions with the reply",
    async (operation) => {
      const world = await createEliteWorld();
      const { sessionid, reply } = await useLicense(world);
      expect(reply.status).toBe(200);
      await elite(world, operation, { license_key: world.license.licenseKey });
      expect((await client({ type: "check", sessionid })).body).not.toMatchObject({ validated: true });
      expect((await useLicense(world)).reply.status).toBeGreaterThanOrEqual(400);
    },
  );

  test("a disabled application is not found for clients until app.edit enables it", async () => {
    const world = await createEliteWorld();
    await elite(world, "app.edit", { is_enabled: false });
    expect((await init(world)).body["code"]).toBe("APP_NOT_FOUND");
    await elite(world, "app.edit", { is_enabled: true });
    expect((await init(world)).status).toBe(200);
  });

  test("a password that the server made lets the user in", async () => {
    const world = await createEliteWorld();
    const { body } = await elite(world, "user.reset_password", { username: "xela" });
    expect((await logIn(world, { pass: body["new_password"] })).reply.status).toBe(200);
  });

  test("a device limit that grew lets another machine in", async () => {
    const world = await createEliteWorld();
    await useLicense(world);
    expect((await useLicense(world, "PC-2")).reply.status).toBe(403);
    await elite(world, "license.edit", { license_key: world.license.licenseKey, device_limit: 2 });
    expect((await useLicense(world, "PC-2")).reply.status).toBe(200);
  });
});

describe("license.generate", () => {
  const generate = (world: EliteWorld, more: Params) =>
    elite(world, "license.generate", { subscription: "default", expiry_date: null, ...more });

  test("several at once come as license, licenses and keys", async () => {
    const world = await createEliteWorld();
    const { body } = await generate(world, { amount: "3", note: "batch", freeze_expiry: 1, user_panel_access: 0 });
    const keys = body["keys"] as string[];
    expect(new Set(keys).size).toBe(3);
    expect((body["licenses"] as Params[]).map((license) => license["license_key"])).toEqual(keys);
    expect(body["license"]).toMatchObject({
      license_key: keys[0],
      expiry_date: null,
      note: "batch",
      freeze_expiry: true,
      user_panel_access: false,
    });
  });

  test.each([
    [{ use_capital: false }, /^[0-9-]{29}$/],
    [{ use_numbers: false, use_capital: false, use_lowercase: true }, /^[a-z-]{29}$/],
    [{ mask: "VIP-XXXXXX" }, /^VIP-[A-Z0-9]{6}$/],
  ])("%j shapes the key", async (more, shape) => {
    const { body } = await generate(await createEliteWorld(), more);
    expect((body["keys"] as string[])[0]).toMatch(shape);
  });

  test.each([
    { use_capital: false, use_numbers: false },
    { amount: 501 },
    { amount: 2, license_key: "MINE-123" },
    { expiry_date: "2020-01-01" },
    { expiry_date: "01/02/2099" },
    { mask: "XXX" },
  ])("%j: 400", async (more) => {
    expect((await generate(await createEliteWorld(), more)).status).toBe(400);
  });

  test("a key of one's own, once", async () => {
    const world = await createEliteWorld();
    expect((await generate(world, { license_key: "MINE-123" })).body["keys"]).toEqual(["MINE-123"]);
    const again = await generate(world, { license_key: "MINE-123" });
    expect(again).toMatchObject({ status: 409, body: { code: "LICENSE_EXISTS" } });
  });

  test("opens the one tier that it names", async () => {
    const world = await createEliteWorld();
    const { body } = await generate(world, { subscription: "PREMIUM" });
    const sessionid = (await init(world)).body["sessionid"];
    const reply = await client({ type: "license", sessionid, key: (body["keys"] as string[])[0], hwid: "PC-9" });
    const info = member(reply.body, "info") as { subscriptions: { subscription: string }[] };
    expect(info.subscriptions.map(({ subscription }) => subscription)).toEqual(["Premium"]);
  });
});

describe("expiry", () => {
  const subjects = [
    ["license", (world: EliteWorld) => ({ license_key: world.license.licenseKey })],
    ["user", () => ({ username: "xela" })],
    ["device", () => ({ device_type: "motherboard", device_id: "MB-1" })],
  ] as const;

  test.each(subjects)("%s.extend: days on top, or a later date, not both and not an earlier one", async (name, of) => {
    const world = await createEliteWorld();
    const extend = (change: Params) => elite(world, `${name}.extend`, { ...of(world), ...change });
    expect(expiryOf((await extend({ days: "2" })).body, name)).toBe("2099-01-03T00:00:00.000Z");
    expect(expiryOf((await extend({ expiry_date: "2099-02-01" })).body, name)).toBe("2099-02-01T00:00:00.000Z");
    for (const change of [{}, { days: 1, expiry_date: "2099-03-01" }, { expiry_date: "2099-02-01" }, { days: -1 }]) {
      expect((await extend(change)).body["code"]).toBe("INVALID_PARAMETERS");
    }
    expect((await extend({ expiry_date: "9999-12-31T23:59:59.999Z" })).status).toBe(200);
    expect((await extend({ days: 1 })).status).toBe(400);
  });

  test.each(subjects)("%s.extend of what has expired counts from now", async (name, of) => {
    const world = await createEliteWorld();
    await elite(world, `${name}.edit`, { ...of(world), expiry_date: "2020-01-01" });
    const before = Date.now();
    const { body } = await elite(world, `${name}.extend`, { ...of(world), days: 1 });
    const expiry = Date.parse(String(expiryOf(body, name)));
    expect(expiry).toBeGreaterThanOrEqual(before + DAY);
    expect(expiry).toBeLessThanOrEqual(Date.now() + DAY);
  });

  test.each(subjects)("%s without expiry: null in every spelling, and no days on top", async (name, of) => {
    const world = await createEliteWorld();
    for (const spelling of [null, "", "null", "lifetime", "never"]) {
      await elite(world, `${name}.edit`, { ...of(world), expiry_date: "2099-01-01" });
      const { body } = await elite(world, `${name}.edit`, { ...of(world), expiry_date: spelling });
      expect(expiryOf(body, name)).toBeNull();
    }
    expect((await elite(world, `${name}.extend`, { ...of(world), days: 1 })).status).toBe(400);
  });

  test.each(subjects.slice(0, 2))("%s.shorten: days off, into the past if need be", async (name, of) => {
    const world = await createEliteWorld();
    const shorten = (change: Params) => elite(world, `${name}.shorten`, { ...of(world), ...change });
    expect(expiryOf((await shorten({ days: 1 })).body, name)).toBe("2098-12-31T00:00:00.000Z");
    expect(expiryOf((await shorten({ expiry_date: "2027-01-01" })).body, name)).toBe("2027-01-01T00:00:00.000Z");
    expect(expiryOf((await shorten({ days: 3650 })).body, name)).toBe("2017-01-03T00:00:00.000Z");
    await elite(world, `${name}.edit`, { ...of(world), expiry_date: null });
    expect((await shorten({ days: 1 })).status).toBe(400);
    expect(expiryOf((await shorten({ expiry_date: "2050-01-01" })).body, name)).toBe("2050-01-01T00:00:00.000Z");
  });
});

describe("device", () => {
  test("is found by id as well; an id that another serial contradicts is 400", async () => {
    const world = await createEliteWorld();
    const made = await elite(world, "device.create", { device_type: "processor", device_id: "CPU-1" });
    const { id, subscription, expiry_date } = member(made.body, "device");
    expect({ subscription, expiry_date }).toEqual({ subscription: "default", expiry_date: null });
    expect((await elite(world, "device.pause", { id })).status).toBe(200);
    const agreeing = { id, device_type: "PROCESSOR", device_id: "CPU-1" };
    expect((await elite(world, "device.edit", { ...agreeing, paused: false })).status).toBe(200);
    const contradicting = { id, device_type: "motherboard", device_id: "MB-1" };
    expect(await elite(world, "device.delete", contradicting)).toMatchObject({
      status: 400,
      body: { code: "INVALID_PARAMETERS" },
    });
    expect((await elite(world, "device.delete", { id })).status).toBe(200);
    expect((await elite(world, "device.delete", { id })).status).toBe(404);
  });

  test("ban and pause set, edit takes back", async () => {
    const world = await createEliteWorld();
    const one = { device_type: "motherboard", device_id: "MB-1" };
    for (const [action, state] of [
      ["ban", "banned"],
      ["pause", "paused"],
    ] as const) {
      await elite(world, `device.${action}`, one);
      expect(member((await elite(world, `device.${action}`, one)).body, "device")[state]).toBe(true);
      const back = await elite(world, "device.edit", { ...one, [state]: "false" });
      expect(member(back.body, "device")[state]).toBe(false);
    }
  });

  test("the same serial twice: 409", async () => {
    const world = await createEliteWorld();
    const reply = await elite(world, "device.create", { device_type: "Motherboard", device_id: " MB-1 " });
    expect(reply).toMatchObject({ status: 409, body: { code: "DEVICE_EXISTS" } });
  });
});

describe("conflicts", () => {
  test.each([
    [
      "user.generate",
      { username: "xela", password: "p", subscription: "default", expiry_date: null },
      "USERNAME_TAKEN",
    ],
    ["subscription.create", { name: "PREMIUM" }, "SUBSCRIPTION_EXISTS"],
    ["subscription.edit", { name: "Spare", new_name: "premium" }, "SUBSCRIPTION_EXISTS"],
    ["subscription.delete", { name: "default" }, "SUBSCRIPTION_IN_USE"],
    ["version.add", { version: "0.9.0" }, "VERSION_EXISTS"],
  ])("%s %j: 409 %s", async (operation, params, code) => {
    const reply = await elite(await createEliteWorld(), operation, params);
    expect(reply).toMatchObject({ status: 409, body: { success: false, code } });
  });

  test("version.remove of the latest: 409", async () => {
    const world = await createEliteWorld();
    await elite(world, "version.add", { version: "2.0", latest: true });
    expect(await elite(world, "version.remove", { version: "2.0" })).toMatchObject({
      status: 409,
      body: { code: "VERSION_IN_USE" },
    });
  });

  test("app.edit to the name of another application of the owner: 409; a stranger's name is free", async () => {
    const world = await createEliteWorld();
    const { app: other } = await createTestApp(world.owner);
    const { app: foreign } = await createTestApp(await createTestAccount());
    expect(await elite(world, "app.edit", { new_name: other.name })).toMatchObject({
      status: 409,
      body: { code: "APP_NAME_TAKEN" },
    });
    expect((await elite(world, "app.edit", { new_name: foreign.name })).status).toBe(200);
  });
});

describe("user.verify_password", () => {
  test("unknown name and wrong password: 401 with the same bytes, as the document prints", async () => {
    const world = await createEliteWorld();
    const wrong = await elite(world, "user.verify_password", { username: "xela", password: "wrong" });
    const unknown = await elite(world, "user.verify_password", { username: "nobody", password: "wrong" });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual({
      success: false,
      code: "INVALID_CREDENTIALS",
      message: "Invalid credentials",
      error: "Invalid credentials",
    });
    expect(unknown.text).toBe(wrong.text);
    expect(unknown.status).toBe(401);
  });

  test("answers for banned and paused users, and leaves no trace of a log-in", async () => {
    const world = await createEliteWorld();
    await elite(world, "user.ban", { username: "xela" });
    await elite(world, "user.pause", { username: "xela" });
    const { body, status } = await elite(world, "user.verify_password", { username: "xela", password: WORLD_PASSWORD });
    expect({ status, body }).toMatchObject({ status: 200, body: { banned: true, paused: true } });
    const { users, userHwids } = schema;
    const [row] = await world.owner.ctx.db.select().from(users).where(eq(users.id, world.userId));
    expect(row).toMatchObject({ lastLoginAt: null, lastIp: null });
    expect(await world.owner.ctx.db.$count(userHwids, eq(userHwids.userId, world.userId))).toBe(0);
  });
});
