import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newApiKey } from "@/server/lib/random-key";
import { addEliteRule, resetEliteKey, setElitePermissions } from "@/server/services/elite-key";
import { getHash, listHashes } from "@/server/services/hash";
import { send } from "@/server/test/doors";
import { common, createEliteWorld, type EliteWorld, elite, query, sendElite } from "@/server/test/elite";
import { handleEliteKey } from ".";

const JSON_TYPE = { "content-type": "application/json" };
const FORM_TYPE = { "content-type": "application/x-www-form-urlencoded" };

const refusal = (status: number, code: string, message: unknown = expect.any(String)) => ({
  status,
  body: { success: false, code, message, error: message },
});

let world: EliteWorld;
beforeAll(async () => {
  world = await createEliteWorld();
});

const ban = (w: EliteWorld = world) => ({ ...common(w, "license", "ban"), license_key: w.license.licenseKey });

describe("the order of refusals", () => {
  test("no key: 400 MISSING_KEY, whatever else is wrong", async () => {
    const reply = await sendElite("?function=nonsense");
    expect(reply).toMatchObject(refusal(400, "MISSING_KEY", "Missing key parameter"));
  });

  test.each([
    ["malformed", "not-a-key"],
    ["unknown", newApiKey("ek")],
    ["a seller key", newApiKey("ka")],
  ])("%s key: 401 INVALID_KEY, before the parameters", async (_, key) => {
    const reply = await sendElite(`?${query({ key, function: "nonsense" })}`);
    expect(reply).toMatchObject(refusal(401, "INVALID_KEY", "Invalid elite key"));
  });

  test("the old key is dead at once after a reset, the new one works", async () => {
    const own = await createEliteWorld();
    const { key } = await resetEliteKey(own.owner.ctx);
    expect(await elite(own, "license.ban", ban(own))).toMatchObject(refusal(401, "INVALID_KEY"));
    expect((await elite({ ...own, key }, "license.ban", { license_key: own.license.licenseKey })).status).toBe(200);
  });

  test("an inactive key: 401", async () => {
    const own = await createEliteWorld();
    const { eliteKeys } = schema;
    await own.owner.ctx.db
      .update(eliteKeys)
      .set({ isActive: false })
      .where(eq(eliteKeys.accountId, own.owner.account.id));
    expect(await elite(own, "license.ban")).toMatchObject(refusal(401, "INVALID_KEY"));
  });

  test("a rule refuses before the plan, the plan before the function, also right after a downgrade", async () => {
    const own = await createEliteWorld();
    const { accounts } = schema;
    await own.owner.ctx.db.update(accounts).set({ plan: "pro" }).where(eq(accounts.id, own.owner.account.id));
    expect(await elite(own, "nonsense.ban")).toMatchObject(refusal(403, "PLAN_REQUIREMENT", "Elite plan required"));
    await addEliteRule(own.owner.ctx, { list: "blacklist", kind: "ip", value: "192.0.2.10" });
    expect(await elite(own, "nonsense.ban")).toMatchObject(refusal(403, "ACCESS_DENIED", "Access denied"));
  });

  test.each([
    ["function", undefined],
    ["function", "nonsense"],
    ["function", "constructor"],
    ["action", undefined],
    ["action", "toString"],
    ["action", "register"],
  ])("%s=%s: 400 naming it, before the permission", async (name, value) => {
    const reply = await sendElite(`?${query({ ...ban(), [name]: value })}`);
    expect(reply).toMatchObject(refusal(400, "INVALID_PARAMETERS", expect.stringMatching(`^${name}: `)));
  });

  test("a switched-off action: 403, before the application is looked for", async () => {
    const own = await createEliteWorld();
    await setElitePermissions(own.owner.ctx, { permissions: { "license.ban": false } });
    const reply = await sendElite(`?${query({ ...ban(own), app_name: undefined })}`);
    expect(reply).toMatchObject(refusal(403, "PERMISSION_DENIED", "Elite key permission denied"));
  });

  test.each(["url_prefix", "app_name"])("no %s: 400 naming it", async (name) => {
    const reply = await sendElite(`?${query({ ...ban(), [name]: undefined })}`);
    expect(reply).toMatchObject(refusal(400, "INVALID_PARAMETERS", `${name}: is required`));
  });

  test("a prefix that is not the application's: 404, before the action's parameters", async () => {
    const reply = await sendElite(`?${query({ ...common(world, "license", "ban"), url_prefix: "other" })}`);
    expect(reply).toMatchObject(refusal(404, "APP_NOT_FOUND", "App not found or disabled"));
  });

  test("app_name is compared with its case", async () => {
    const reply = await sendElite(`?${query({ ...ban(), app_name: world.app.name.toUpperCase() })}`);
    expect(reply.status).toBe(404);
  });

  test("a subscription that there is not is named before a license that there is not", async () => {
    const reply = await elite(world, "license.edit", { license_key: "NONE", subscription: "NONE" });
    expect(reply).toMatchObject(refusal(404, "SUBSCRIPTION_NOT_FOUND"));
    const device = { device_type: "motherboard", device_id: "NONE", subscription: "NONE" };
    expect(await elite(world, "device.edit", device)).toMatchObject(refusal(404, "SUBSCRIPTION_NOT_FOUND"));
    expect(await elite(world, "user.edit", { username: "NONE", subscription: "NONE" })).toMatchObject(
      refusal(404, "SUBSCRIPTION_NOT_FOUND"),
    );
  });
});

describe("how parameters arrive", () => {
  const one = {
    license: { action: "unban", params: (w: EliteWorld) => ({ license_key: w.license.licenseKey }) },
    user: { action: "unban", params: () => ({ username: "xela" }) },
    device: { action: "pause", params: () => ({ device_type: "motherboard", device_id: "MB-1" }) },
    subscription: { action: "edit", params: () => ({ name: "Spare", level: 3 }) },
    version: { action: "edit", params: () => ({ version: "0.9", mode: "allow" }) },
    response: { action: "set", params: () => ({ code: "USER_PAUSED", message: "Wait" }) },
    variable: { action: "set", params: () => ({ var_key: "motd", value: "new" }) },
    app: { action: "edit", params: () => ({ hwid_lock: true }) },
  };

  describe.each(Object.entries(one))("%s", (name, { action, params }) => {
    const all = () => ({ ...common(world, name, action), ...params(world) });
    test("GET with everything in the query", async () => {
      expect((await sendElite(`?${query(all())}`)).status).toBe(200);
    });
    test("POST form with everything in the body", async () => {
      expect((await sendElite("", { method: "POST", headers: FORM_TYPE, body: query(all()) })).status).toBe(200);
    });
    test("POST form with the common parameters in the query, as the document's curl", async () => {
      const target = `?${query(common(world, name, action))}`;
      const reply = await sendElite(target, { method: "POST", headers: FORM_TYPE, body: query(params(world)) });
      expect(reply.status).toBe(200);
    });
    test("POST JSON", async () => {
      const reply = await sendElite("", { method: "POST", headers: JSON_TYPE, body: JSON.stringify(all()) });
      expect(reply.status).toBe(200);
    });
    test("the key as a bearer token", async () => {
      const { key, ...rest } = all();
      const reply = await sendElite(`?${query(rest)}`, { headers: { authorization: `Bearer ${key}` } });
      expect(reply.status).toBe(200);
    });
  });

  test("hash.register takes all three forms as well", async () => {
    const params = (n: number) => ({ ...common(world, "hash", "register"), hash_value: `${n}`.repeat(32) });
    const replies = [
      await sendElite(`?${query(params(1))}`),
      await sendElite("", { method: "POST", headers: FORM_TYPE, body: query(params(2)) }),
      await sendElite("", { method: "POST", headers: JSON_TYPE, body: JSON.stringify(params(3)) }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test.each(["function", "action", "url_prefix", "app_name"])(
    "%s with one value in the query and another in the body: 400 naming it",
    async (name) => {
      const target = `?${query(ban())}`;
      const body = JSON.stringify({ [name]: "other" });
      const reply = await sendElite(target, { method: "POST", headers: JSON_TYPE, body });
      expect(reply).toMatchObject(refusal(400, "INVALID_PARAMETERS", expect.stringMatching(`^${name}: `)));
      const twice = await sendElite(`${target}&${name}=other`);
      expect(twice.status).toBe(400);
      const same = JSON.stringify({ [name]: ban()[name as "function"] });
      expect((await sendElite(target, { method: "POST", headers: JSON_TYPE, body: same })).status).toBe(200);
    },
  );

  test.each([
    ["malformed JSON", JSON_TYPE, "{"],
    ["JSON that is no object", JSON_TYPE, "[]"],
    ["a media type that we do not speak", { "content-type": "text/xml" }, "<a/>"],
  ])("%s: 400, but only after the key", async (_, headers, body) => {
    const { key: __, ...rest } = ban();
    const good = await sendElite(`?${query(ban())}`, { method: "POST", headers, body });
    expect(good).toMatchObject(refusal(400, "INVALID_PARAMETERS"));
    const bad = await sendElite(`?${query({ ...rest, key: newApiKey("ek") })}`, { method: "POST", headers, body });
    expect(bad.status).toBe(401);
  });

  test("a body of more than 256 KiB: 413", async () => {
    const body = JSON.stringify({ note: "x".repeat(300_000) });
    const reply = await sendElite(`?${query(ban())}`, { method: "POST", headers: JSON_TYPE, body });
    expect(reply).toMatchObject(refusal(413, "PAYLOAD_TOO_LARGE"));
  });

  test("a name with NUL: 400", async () => {
    const reply = await elite(world, "user.ban", { username: "a\u0000b" });
    expect(reply).toMatchObject(refusal(400, "INVALID_PARAMETERS"));
  });
});

describe("the two meanings of `key`", () => {
  const value = async () => {
    const { variables } = schema;
    const rows = await world.owner.ctx.db.select().from(variables).where(eq(variables.appId, world.app.id));
    return Object.fromEntries(rows.map((row) => [row.key, row.value]));
  };
  const rest = () => {
    const { key: _, ...others } = common(world, "variable", "set");
    return others;
  };

  test("header: `key` in the query is the variable", async () => {
    const target = `?${query({ ...rest(), key: "form1", value: "a" })}`;
    expect((await sendElite(target, { headers: { "x-elite-key": world.key } })).status).toBe(200);
    expect(await value()).toMatchObject({ form1: "a" });
  });

  test("header: `key` in the body is the variable", async () => {
    expect((await elite(world, "variable.set", { key: "form2", value: "b" })).status).toBe(200);
    expect(await value()).toMatchObject({ form2: "b" });
  });

  test("Elite Key in the query: `key` in the body is the variable", async () => {
    const target = `?${query({ ...rest(), key: world.key })}`;
    const body = query({ key: "form3", value: "c" });
    expect((await sendElite(target, { method: "POST", headers: FORM_TYPE, body })).status).toBe(200);
    expect(await value()).toMatchObject({ form3: "c" });
  });

  test("both in the query: the second `key` is the variable", async () => {
    const target = `?${query({ ...rest(), key: world.key })}&key=form4&value=d`;
    expect((await sendElite(target)).status).toBe(200);
    expect(await value()).toMatchObject({ form4: "d" });
  });

  test.each(["var_key", "variable_key", "name"])("%s is the variable in any form", async (alias) => {
    const params = { ...rest(), key: world.key, [alias]: `form5-${alias}`, value: "e" };
    expect((await sendElite(`?${query(params)}`)).status).toBe(200);
    expect((await sendElite("", { method: "POST", headers: FORM_TYPE, body: query(params) })).status).toBe(200);
    expect(await value()).toMatchObject({ [`form5-${alias}`]: "e" });
  });

  test("one `key` and no alias: 400 naming it, and the Elite Key never becomes a variable", async () => {
    const inQuery = await sendElite(`?${query({ ...rest(), key: world.key, value: "f" })}`);
    expect(inQuery).toMatchObject(refusal(400, "INVALID_PARAMETERS", expect.stringMatching(/^key: /)));
    const body = JSON.stringify({ ...rest(), key: world.key, value: "f" });
    expect((await sendElite("", { method: "POST", headers: JSON_TYPE, body })).status).toBe(400);
    expect(Object.keys(await value())).not.toContain(world.key);
  });
});

describe("what executes nothing", () => {
  const target = () =>
    `?${query({ ...common(world, "hash", "register"), hash_value: "b".repeat(64), hash_name: "never" })}`;
  test.each([
    ["HEAD", { method: "HEAD" }, 405],
    ["OPTIONS", { method: "OPTIONS" }, 204],
    ["PUT", { method: "PUT" }, 405],
    ["DELETE", { method: "DELETE" }, 405],
    ["a prefetch", { headers: { "sec-purpose": "prefetch" } }, 400],
    ["an older prefetch", { headers: { purpose: "prefetch" } }, 400],
  ])("%s", async (_, init, status) => {
    const reply = await sendElite(target(), init);
    expect(reply.status).toBe(status);
    if (status !== 400) expect(reply.headers.get("allow")).toBe("GET, POST");
    const { rows } = await listHashes(world.owner.ctx, { app: { id: world.app.id }, search: "never" });
    expect(rows).toEqual([]);
  });
});

describe("every reply", () => {
  test("is JSON that nobody keeps, without a header that lets other sites read it", async () => {
    for (const reply of [await sendElite(`?${query(ban())}`), await sendElite("")]) {
      expect(reply.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(reply.headers.get("cache-control")).toBe("no-store");
      expect(reply.headers.get("referrer-policy")).toBe("no-referrer");
      expect(reply.headers.get("access-control-allow-origin")).toBeNull();
      expect(reply.headers.get("x-request-id")).toMatch(/./);
    }
  });

  test("a cookie proves nothing", async () => {
    const { key: _, ...rest } = ban();
    const reply = await sendElite(`?${query(rest)}`, { headers: { cookie: `key=${world.key}` } });
    expect(reply.status).toBe(400);
  });
});

describe("rules", () => {
  const call = (w: EliteWorld, headers: Record<string, string> = {}, ip = "192.0.2.10") =>
    send(handleEliteKey, new Request(`http://localhost/api/elite-key?${query(ban(w))}`, { headers }), ip);

  test("each white list that is not empty has to match, and a black list denies all the same", async () => {
    const own = await createEliteWorld();
    const add = (list: "whitelist" | "blacklist", kind: "ip" | "domain", value: string) =>
      addEliteRule(own.owner.ctx, { list, kind, value });
    await add("whitelist", "ip", "192.0.2.0/24");
    expect((await call(own)).status).toBe(200);
    expect((await call(own, {}, "198.51.100.1")).body).toMatchObject({ code: "ACCESS_DENIED" });
    expect((await call(own, {}, "::ffff:192.0.2.77")).status).toBe(200);
    await add("whitelist", "domain", "*.Example.com.");
    expect((await call(own)).status).toBe(403);
    expect((await call(own, { origin: "https://panel.example.com:8443" })).status).toBe(200);
    expect((await call(own, { referer: "https://a.b.example.com/page?x=1" })).status).toBe(200);
    expect((await call(own, { origin: "https://example.com" })).status).toBe(403);
    expect((await call(own, { origin: "https://other.net", referer: "https://a.example.com/" })).status).toBe(403);
    await add("blacklist", "domain", "bad.example.com");
    expect((await call(own, { origin: "https://bad.example.com" })).status).toBe(403);
    await add("blacklist", "ip", "192.0.2.77");
    expect((await call(own, { origin: "https://panel.example.com" }, "192.0.2.77")).status).toBe(403);
  });

  test("a forwarded address counts for nothing when its sender is no trusted proxy", async () => {
    const own = await createEliteWorld();
    await addEliteRule(own.owner.ctx, { list: "whitelist", kind: "ip", value: "203.0.113.5" });
    const headers = { "x-forwarded-for": "203.0.113.5", "cf-connecting-ip": "203.0.113.5", "x-real-ip": "203.0.113.5" };
    expect((await call(own, headers)).status).toBe(403);
    expect((await call(own, {}, "203.0.113.5")).status).toBe(200);
  });
});

describe("hash.register", () => {
  test("409 has both shapes of failure, and leaves one row", async () => {
    const hash_value = "c".repeat(64);
    await elite(world, "hash.register", { hash_value });
    const reply = await elite(world, "hash.register", { hash_value: hash_value.toUpperCase() });
    expect(reply).toMatchObject(refusal(409, "HASH_EXISTS", "Hash already registered"));
    const { rows } = await listHashes(world.owner.ctx, { app: { id: world.app.id }, search: hash_value });
    expect(rows).toHaveLength(1);
    const [row] = rows;
    const kept = await getHash(world.owner.ctx, { app: { id: world.app.id }, hash: { id: row?.id ?? "" } });
    expect(kept.hashValue).toBe(hash_value);
  });

  test("is off until its owner switches it on", async () => {
    const own = await createEliteWorld();
    const { elitePermissions } = schema;
    await own.owner.ctx.db.delete(elitePermissions).where(eq(elitePermissions.accountId, own.owner.account.id));
    const reply = await elite(own, "hash.register", { hash_value: "d".repeat(64) });
    expect(reply).toMatchObject(refusal(403, "PERMISSION_DENIED"));
  });
});
