import { beforeAll, describe, expect, test } from "vitest";
import { call, init, newApp, type World } from "@/server/test/client-world";
import { withEnvironment } from "@/server/test/environment";
import { createEveryDoor, type EveryDoor } from "@/server/test/every-door";
import { createTestLicense } from "@/server/test/factories";

const KEY = "LATCH-9Q2RT-KEY01";

/** What becomes of a key on its way through mail, chat and spreadsheets. */
const SPELLINGS: [string, string][] = [
  ["as it is", KEY],
  ["in lower case", "latch-9q2rt-key01"],
  ["with white space around", `\t ${KEY}\u00a0\r\n`],
  ["with a zero-width space", "LATCH-\u200b9Q2RT-KEY01"],
  ["with a word joiner and a byte order mark", "\ufeffLATCH\u2060-9Q2RT-KEY01"],
  ["hyphenated by a soft hyphen", "LATCH-9Q2\u00adRT-KEY01"],
  ["broken into lines", "LATCH-9Q2RT-\r\n KEY01"],
  ["with spaces that do not break", "LATCH-\u00a09Q2RT-\u202fKEY01"],
  ["with en dashes", "LATCH\u20139Q2RT\u2013KEY01"],
  ["with any other dash", "LATCH\u22129Q2RT\uff0dKEY01"],
  ["with all of it", " latch\u2014\u200b9q2rt\u2011\u00ad\nkey01\u200f"],
];

describe.each(SPELLINGS)("a key %s", (_, sent) => {
  let world: World;
  beforeAll(async () => {
    world = await newApp();
    await createTestLicense(world.owner, world.app, { licenseKey: KEY, maxUses: 3 });
  });

  test("registers, upgrades and logs in, and the license is one", async () => {
    const session = async () => ({ sessionid: await init(world) });
    const register = await call({
      type: "register",
      ...(await session()),
      username: "amy",
      pass: "secret1",
      key: sent,
    });
    expect(register.body).toMatchObject({ success: true, info: { subscriptions: [{ key: KEY }] } });
    const upgrade = await call({ type: "upgrade", ...(await session()), username: "amy", key: sent });
    expect(upgrade.body).toMatchObject({ success: true });
    const license = await call({ type: "license", ...(await session()), key: sent, hwid: "PC-1" });
    expect(license.body).toMatchObject({ success: true, info: { username: KEY } });
    const again = await call({ type: "license", ...(await session()), key: sent, hwid: "PC-1" });
    expect(again.body).toMatchObject({ success: true, info: { username: KEY } });
  });
});

test("two keys that differ in case alone both open exactly, and no third spelling opens either", async () => {
  const world = await newApp();
  for (const licenseKey of ["Twin-KEY-1", "TWIN-key-1"])
    await createTestLicense(world.owner, world.app, { licenseKey });
  const logIn = async (key: string) => call({ type: "license", sessionid: await init(world), key, hwid: "PC-1" });
  expect((await logIn("Twin-KEY-1")).body).toMatchObject({ success: true, info: { username: "Twin-KEY-1" } });
  expect((await logIn("TWIN\u2013key-\u200b1")).body).toMatchObject({
    success: true,
    info: { username: "TWIN-key-1" },
  });
  expect((await logIn("twin-key-1")).body).toMatchObject({ success: false, code: "LICENSE_NOT_FOUND" });
});

describe("at the owner's doors", () => {
  let doors: EveryDoor;
  let sent = "";
  beforeAll(async () => {
    doors = await createEveryDoor();
    sent = ` ${doors.word("LICENSE_KEY").toLowerCase().replace("-", "\u2013\u200b")}\n`;
  });

  test.each(["verify", "ban", "unban"])("Seller %s", async (type) => {
    expect(await doors.sell(type, { key: sent })).toMatchObject({
      license: { license_key: doors.word("LICENSE_KEY") },
    });
  });

  test.each([["license.ban"], ["license.unban"], ["license.pause"], ["license.unpause"]])("Elite %s", async (name) => {
    expect(await doors.master(name, { license_key: sent })).toMatchObject({
      license: { license_key: doors.word("LICENSE_KEY") },
    });
  });

  test("Elite license.extend and license.edit", async () => {
    await doors.master("license.extend", { license_key: sent, days: 1 });
    await doors.master("license.edit", { license_key: sent, note: "found" });
    const { license } = await doors.sell("verify", { key: sent });
    expect(license).toMatchObject({ note: "found" });
  });

  test("the dashboard, by key and by a search of what was pasted", async () => {
    const app = doors.app.ref;
    expect(await doors.trpc.license.ban({ app, license: { key: sent } })).toMatchObject({ status: "banned" });
    const { rows } = await doors.trpc.license.list({ app, search: sent });
    expect(rows.map(({ licenseKey }) => licenseKey)).toEqual([doors.word("LICENSE_KEY")]);
  });

  test("deleting finds it too", async () => {
    await doors.sell("del", { key: sent });
    await expect(doors.sell("verify", { key: sent })).rejects.toThrow("404");
  });
});

describe("keys that are made", () => {
  test.each([
    ["white space", "KEY 1234567"],
    ["a zero-width space", "KEY\u200b1234567"],
    ["a soft hyphen", "KEY\u00ad1234567"],
    ["half a surrogate pair", "KEY\ud83d1234567"],
    ["a control character", "KEY\u00071234567"],
  ])("hold no %s", async (_, key) => {
    const { trpc, master, app } = await createEveryDoor();
    await expect(trpc.license.generate({ app: app.ref, mask: `${key}-XXXXXX` })).rejects.toThrow(/mask|body|Unicode/);
    const made = master("license.generate", { license_key: key, subscription: "default", expiry_date: "never" });
    await expect(made).rejects.toThrow(/400.*license_key/);
  });

  test("are trimmed, with plain dashes, in NFC", async () => {
    const { master } = await createEveryDoor();
    const common = { subscription: "default", expiry_date: "never" };
    expect(await master("license.generate", { license_key: " NE\u0301W\u2013KEY-1 ", ...common })).toMatchObject({
      keys: ["N\u00c9W-KEY-1"],
    });
    await expect(master("license.generate", { license_key: "N\u00c9W\u2014KEY\u20101", ...common })).rejects.toThrow(
      "409",
    );
  });
});

describe("a name that is a license's key", () => {
  test("is taken, in any spelling, used or not, and counts as a guess at keys", async () => {
    const world = await newApp();
    await createTestLicense(world.owner, world.app, { licenseKey: KEY });
    const register = async (username: string, more = {}) =>
      call({ type: "register", sessionid: await init(world), username, pass: "secret1", ...more });
    await withEnvironment({ rateLimits: true }, async () => {
      for (let n = 0; n < 15; n++) {
        for (const name of [KEY, KEY.toLowerCase()]) {
          expect((await register(name)).body).toMatchObject({ success: false, code: "USERNAME_TAKEN" });
        }
      }
      expect((await register(KEY)).body).toMatchObject({ code: "RATE_LIMITED" });
      const license = await call({ type: "license", sessionid: await init(world), key: "NO-SUCH-KEY" });
      expect(license.body).toMatchObject({ code: "RATE_LIMITED" });
    });
  });

  test("may be whoever's who brings the key, once", async () => {
    const world = await newApp();
    await createTestLicense(world.owner, world.app, { licenseKey: KEY });
    const own = { username: KEY, pass: "secret1", key: KEY };
    expect((await call({ type: "register", sessionid: await init(world), ...own })).body).toMatchObject({
      success: true,
    });
    const again = await call({ type: "register", sessionid: await init(world), ...own });
    expect(again.body).toMatchObject({ success: false, code: "USERNAME_TAKEN" });
  });
});

describe("names and HWIDs are compared as people read them", () => {
  test("a user who registered in two characters logs in with one", async () => {
    const world = await newApp();
    const fields = { pass: "secret1", hwid: "PC-e\u0301\n" };
    const made = await call({ type: "register", sessionid: await init(world), username: " e\u0301ric ", ...fields });
    expect(made.body).toMatchObject({ success: true, info: { username: "\u00e9ric", hwid: "PC-\u00e9" } });
    const login = { username: "\u00e9ric", pass: "secret1", hwid: "PC-\u00e9" };
    expect((await call({ type: "login", sessionid: await init(world), ...login })).body).toMatchObject({
      success: true,
    });
  });

  test("a blacklisted HWID is turned away however it is composed", async () => {
    const doors = await createEveryDoor();
    await doors.trpc.blacklist.create({ app: doors.app.ref, type: "hwid", value: " PC-e\u0301 " });
    const sessionid = String((await doors.init())["sessionid"]);
    for (const hwid of ["PC-\u00e9", "PC-e\u0301", "PC-\u00e9\n"]) {
      expect(await doors.play("checkblack", { sessionid, hwid })).toMatchObject({ blacklisted: true });
      const login = { sessionid, username: "player1", pass: "secret123", hwid };
      expect(await doors.play("login", login)).toMatchObject({ code: "BLACKLISTED" });
    }
  });
});
