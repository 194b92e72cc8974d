import { beforeAll, describe, expect, test } from "vitest";
import { editApp } from "@/server/services/app";
import {
  ELITE_CATALOGUE,
  ELITE_PERMISSIONS,
  type ElitePermission,
  setElitePermissions,
} from "@/server/services/elite-key";
import { createEliteWorld, type EliteWorld, elite, type Params, WORLD_PASSWORD } from "@/server/test/elite";
import { createTestAccount, createTestApp, createTestEliteKey } from "@/server/test/factories";
import { eliteOperations } from ".";
import type { EliteOperation } from "./operation";

type Case = {
  /** Parameters that succeed in a fresh world. */
  params: (world: EliteWorld) => Params;
  /** Each set of parameters without which the call is refused. */
  missing: string[][];
  /** A target that there is not, and the code that says so. */
  unknown?: { params: Params; code: string };
  /** A value that the operation must refuse. */
  invalid: Params;
  /** What the reply holds beside `success` and `message`. */
  expected: (world: EliteWorld) => Params;
};

const HASH = "a".repeat(64);
const YEAR_2100 = "2100-01-01T00:00:00.000Z";
const YEAR_2050 = "2050-01-01T00:00:00.000Z";
const any = expect.anything();

const license = ({ license }: EliteWorld) => ({ license_key: license.licenseKey });
const noLicense = { params: { license_key: "NONE" }, code: "LICENSE_NOT_FOUND" };
const user = () => ({ username: "xela" });
const noUser = { params: { username: "nobody" }, code: "USER_NOT_FOUND" };
const device = () => ({ device_type: "motherboard", device_id: "MB-1" });
const noDevice = { params: { device_id: "MB-2" }, code: "DEVICE_NOT_FOUND" };

const stateOfLicense = (state: Params): Case => ({
  params: license,
  missing: [["license_key"]],
  unknown: noLicense,
  invalid: { license_key: 7 },
  expected: (world) => ({ license: expect.objectContaining({ ...license(world), ...state }) }),
});
const stateOfUser = (state: Params): Case => ({
  params: user,
  missing: [["username"]],
  unknown: noUser,
  invalid: { username: "" },
  expected: () => ({ user: expect.objectContaining({ username: "xela", ...state }) }),
});
const stateOfDevice = (state: Params): Case => ({
  params: device,
  missing: [["device_type"], ["device_id"], ["device_type", "device_id"]],
  unknown: noDevice,
  invalid: { device_type: "keyboard" },
  expected: () => ({ device: expect.objectContaining({ ...device(), ...state }) }),
});

/** Every operation of the catalogue; a missing one does not compile. */
const CASES: Record<ElitePermission, Case> = {
  "license.generate": {
    params: () => ({ subscription: "premium", expiry_date: YEAR_2100, device_limit: 2 }),
    missing: [["subscription"], ["expiry_date"]],
    unknown: { params: { subscription: "Gold" }, code: "SUBSCRIPTION_NOT_FOUND" },
    invalid: { device_limit: 0 },
    expected: () => ({
      license: expect.objectContaining({
        license_key: expect.stringMatching(/^([A-Z0-9]{5}-){4}[A-Z0-9]{5}$/),
        expiry_date: YEAR_2100,
        device_limit: 2,
        freeze_expiry: false,
        user_panel_access: true,
        note: null,
        subscription: "Premium",
        subscription_level: 2,
      }),
      keys: [any],
    }),
  },
  "license.edit": {
    params: (world) => ({ ...license(world), note: "VIP", device_limit: 3, subscription: "Premium" }),
    missing: [["license_key"], ["note", "device_limit", "subscription"]],
    unknown: noLicense,
    invalid: { device_limit: "many" },
    expected: (world) => ({
      license: expect.objectContaining({ ...license(world), note: "VIP", device_limit: 3, subscription: "Premium" }),
    }),
  },
  "license.delete": { ...stateOfLicense({}), expected: () => ({}) },
  "license.extend": {
    params: (world) => ({ ...license(world), days: 30 }),
    missing: [["license_key"], ["days"]],
    unknown: noLicense,
    invalid: { days: 0 },
    expected: (world) => ({
      license: { ...license(world), expiry_date: "2099-01-31T00:00:00.000Z", duration_days: null },
    }),
  },
  "license.shorten": {
    params: (world) => ({ ...license(world), expiry_date: YEAR_2050 }),
    missing: [["license_key"], ["expiry_date"]],
    unknown: noLicense,
    invalid: { expiry_date: YEAR_2100 },
    expected: (world) => ({ license: { ...license(world), expiry_date: YEAR_2050, duration_days: null } }),
  },
  "license.ban": stateOfLicense({ banned: true }),
  "license.unban": stateOfLicense({ banned: false }),
  "license.pause": stateOfLicense({ paused: true }),
  "license.unpause": stateOfLicense({ paused: false }),
  "user.generate": {
    params: () => ({ username: "new", password: "pw", subscription: "Premium", expiry_date: YEAR_2100 }),
    missing: [["username"], ["password"], ["subscription"], ["expiry_date"]],
    unknown: { params: { subscription: "Gold" }, code: "SUBSCRIPTION_NOT_FOUND" },
    invalid: { email: "no address" },
    expected: () => ({
      user: expect.objectContaining({ username: "new", subscription: "Premium", expiry_date: YEAR_2100 }),
    }),
  },
  "user.edit": {
    params: () => ({ ...user(), email: "new@example.test", new_username: "xela2", expiry_date: null }),
    missing: [["username"], ["email", "new_username", "expiry_date"]],
    unknown: noUser,
    invalid: { freeze_expiry: "perhaps" },
    expected: () => ({
      user: expect.objectContaining({ username: "xela2", email: "new@example.test", expiry_date: null }),
    }),
  },
  "user.delete": { ...stateOfUser({}), expected: () => ({}) },
  "user.extend": {
    params: () => ({ ...user(), days: 30 }),
    missing: [["username"], ["days"]],
    unknown: noUser,
    invalid: { days: 36_501 },
    expected: () => ({ user: { username: "xela", expiry_date: "2099-01-31T00:00:00.000Z" } }),
  },
  "user.shorten": {
    params: () => ({ ...user(), days: 31 }),
    missing: [["username"], ["days"]],
    unknown: noUser,
    invalid: { expiry_date: "2050-01-01" },
    expected: () => ({ user: { username: "xela", expiry_date: "2098-12-01T00:00:00.000Z" } }),
  },
  "user.ban": stateOfUser({ banned: true }),
  "user.unban": stateOfUser({ banned: false }),
  "user.pause": stateOfUser({ paused: true }),
  "user.unpause": stateOfUser({ paused: false }),
  "user.reset_password": {
    params: user,
    missing: [["username"]],
    unknown: noUser,
    invalid: { new_password: "" },
    expected: () => ({ user: { username: "xela" }, new_password: expect.stringMatching(/^.{16,}$/) }),
  },
  "user.verify_password": {
    params: () => ({ ...user(), password: WORLD_PASSWORD }),
    missing: [["username"], ["password"]],
    invalid: { password: 5 },
    expected: () => ({
      username: "xela",
      email: "xela@example.test",
      subscription: "default",
      subscription_level: 1,
      expiry: "2099-01-01T00:00:00.000Z",
      banned: false,
      paused: false,
    }),
  },
  "device.create": {
    params: () => ({ device_type: "Processor", device_id: "CPU-1", subscription: "Premium", expiry_date: YEAR_2100 }),
    missing: [["device_type"], ["device_id"]],
    unknown: { params: { subscription: "Gold" }, code: "SUBSCRIPTION_NOT_FOUND" },
    invalid: { device_type: "keyboard" },
    expected: () => ({
      device: expect.objectContaining({
        id: any,
        device_type: "processor",
        device_id: "CPU-1",
        subscription: "Premium",
        subscription_level: 2,
        expiry_date: YEAR_2100,
        user_panel_access: true,
        banned: false,
        paused: false,
        activated: false,
        registered_at: any,
      }),
    }),
  },
  "device.edit": {
    params: () => ({ ...device(), banned: true, subscription: "premium" }),
    missing: [["device_type"], ["device_id"], ["banned", "subscription"]],
    unknown: noDevice,
    invalid: { email: "no address" },
    expected: () => ({
      device: expect.objectContaining({ ...device(), banned: true, subscription: "Premium", subscription_level: 2 }),
    }),
  },
  "device.delete": { ...stateOfDevice({}), expected: () => ({}) },
  "device.extend": {
    params: () => ({ ...device(), days: 30 }),
    missing: [["device_type"], ["device_id"], ["days"]],
    unknown: noDevice,
    invalid: { expiry_date: YEAR_2100 },
    expected: () => ({ device: { id: any, ...device(), expiry_date: "2099-01-31T00:00:00.000Z" } }),
  },
  "device.ban": stateOfDevice({ banned: true }),
  "device.pause": stateOfDevice({ paused: true }),
  "variable.set": {
    params: () => ({ key: "motd", value: "", writable: false }),
    missing: [["key"], ["value"]],
    invalid: { key: "no spaces" },
    expected: () => ({ variable: { key: "motd", value: "", writable: false, updated_at: any } }),
  },
  "variable.delete": {
    params: () => ({ key: "motd" }),
    missing: [["key"]],
    unknown: { params: { key: "none" }, code: "VARIABLE_NOT_FOUND" },
    invalid: { key: "" },
    expected: () => ({}),
  },
  "subscription.create": {
    params: () => ({ name: "Gold", level: 4, days: 90 }),
    missing: [["name"]],
    invalid: { level: 0 },
    expected: () => ({ subscription: { id: any, name: "Gold", level: 4, duration_days: 90 } }),
  },
  "subscription.edit": {
    params: () => ({ name: "spare", new_name: "Extra", level: 9 }),
    missing: [["name"], ["new_name", "level"]],
    unknown: { params: { name: "Gold" }, code: "SUBSCRIPTION_NOT_FOUND" },
    invalid: { duration_days: 36_501 },
    expected: () => ({ subscription: { id: any, name: "Extra", level: 9, duration_days: 30 } }),
  },
  "subscription.delete": {
    params: () => ({ name: "Spare" }),
    missing: [["name"]],
    unknown: { params: { name: "Gold" }, code: "SUBSCRIPTION_NOT_FOUND" },
    invalid: { name: " " },
    expected: () => ({}),
  },
  "version.add": {
    params: () => ({ version: "1.1", mode: "grace", allowed_until: YEAR_2050 }),
    missing: [["version"], ["allowed_until"]],
    invalid: { download_url: "http://example.com/setup.exe" },
    expected: () => ({
      version: expect.objectContaining({
        version: "1.1",
        mode: "temporary",
        allowed_until: YEAR_2050,
        is_latest: false,
      }),
    }),
  },
  "version.edit": {
    params: () => ({ version: "0.9.0", new_version: "0.9.1", mode: "reminder", reminder_message: "Update" }),
    missing: [["version"], ["new_version", "mode", "reminder_message"]],
    unknown: { params: { version: "7.7" }, code: "VERSION_NOT_FOUND" },
    invalid: { new_version: "latest" },
    expected: () => ({
      version: expect.objectContaining({ version: "0.9.1", mode: "reminder", reminder_message: "Update" }),
    }),
  },
  "version.remove": {
    params: () => ({ version: "0.9" }),
    missing: [["version"]],
    unknown: { params: { version: "7.7" }, code: "VERSION_NOT_FOUND" },
    invalid: { version: "v0.9" },
    expected: () => ({}),
  },
  "response.set": {
    params: () => ({ code: "user_banned", message: "Get lost", category: "auth" }),
    missing: [["code"], ["message"]],
    unknown: { params: { code: "NO_SUCH_CODE" }, code: "RESPONSE_NOT_FOUND" },
    invalid: { category: "init" },
    expected: () => ({
      response: {
        category: "auth",
        code: "USER_BANNED",
        message: "Get lost",
        default_message: "The user is banned",
        is_custom: true,
      },
    }),
  },
  "response.reset": {
    params: () => ({ response_code: "USER_BANNED" }),
    missing: [["response_code"]],
    unknown: { params: { response_code: "NO_SUCH_CODE" }, code: "RESPONSE_NOT_FOUND" },
    invalid: { all: true },
    expected: () => ({ reset: 0 }),
  },
  "hash.register": {
    params: () => ({ hash_value: ` ${HASH.toUpperCase()} `, hash_name: "build-1" }),
    missing: [["hash_value"]],
    invalid: { hash_value: "UNKNOWN_HASH" },
    expected: () => ({
      hash: {
        hash_value: HASH,
        hash_name: "build-1",
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d-\d\d-\d\d$/),
      },
    }),
  },
  "app.edit": {
    params: () => ({ is_enabled: true, user_panel_enabled: "0", new_name: "Renamed" }),
    missing: [["is_enabled", "user_panel_enabled", "new_name"]],
    invalid: { is_enabled: "maybe" },
    expected: ({ app }) => ({
      app: expect.objectContaining({
        app_name: "Renamed",
        url_prefix: app.urlPrefix,
        is_enabled: true,
        user_panel_enabled: false,
      }),
    }),
  },
};

const without = (params: Params, names: readonly string[]): Params =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));

const invalidParameters = {
  status: 400,
  body: expect.objectContaining({ success: false, code: "INVALID_PARAMETERS", error: any, message: any }),
};

describe.each(ELITE_PERMISSIONS)("%s", (operation) => {
  const { params, missing, unknown, invalid, expected } = CASES[operation];
  let shared: EliteWorld;
  beforeAll(async () => {
    shared = await createEliteWorld();
  });

  test("200: succeeds with the parameters of the document", async () => {
    const world = await createEliteWorld();
    const reply = await elite(world, operation, params(world));
    expect(reply.body).toEqual({ success: true, message: "Action completed successfully", ...expected(world) });
    expect(reply.status).toBe(200);
  });

  test.each(missing)("400: without %s", async (...names) => {
    const reply = await elite(shared, operation, without(params(shared), names));
    expect(reply).toMatchObject(invalidParameters);
  });

  test("400: with a value that cannot be", async () => {
    const reply = await elite(shared, operation, { ...params(shared), ...invalid });
    expect(reply).toMatchObject(invalidParameters);
  });

  if (unknown) {
    test("404: with a target that there is not", async () => {
      const reply = await elite(shared, operation, { ...params(shared), ...unknown.params });
      expect(reply).toMatchObject({ status: 404, body: { success: false, code: unknown.code } });
      expect(reply.body["error"]).toBe(reply.body["message"]);
    });
  }

  test("404: in somebody else's application, with the body of a missing one", async () => {
    const stranger = await createTestAccount("elite");
    const { key } = await createTestEliteKey(stranger);
    const { app } = await createTestApp(stranger);
    await setElitePermissions(stranger.ctx, { permissions: { [operation]: true } });
    const foreign = await elite({ key, app: shared.app }, operation, params(shared));
    const absent = await elite({ key, app: { ...app, name: "No such application" } }, operation, params(shared));
    expect(foreign).toMatchObject({ status: 404, body: { code: "APP_NOT_FOUND" } });
    expect(foreign.text).toBe(absent.text);
  });

  test("403: when its owner switched it off", async () => {
    const world = await createEliteWorld();
    await setElitePermissions(world.owner.ctx, { permissions: { [operation]: false } });
    const reply = await elite(world, operation, params(world));
    expect(reply.body).toEqual({
      success: false,
      code: "PERMISSION_DENIED",
      message: "Elite key permission denied",
      error: "Elite key permission denied",
    });
    expect(reply.status).toBe(403);
  });

  test("404: in a disabled application, save to enable it again", async () => {
    const world = await createEliteWorld();
    await editApp(world.owner.ctx, { app: { id: world.app.id }, isEnabled: false });
    const reply = await elite(world, operation, params(world));
    const reaches = operation === "app.edit";
    expect(reply.status).toBe(reaches ? 200 : 404);
    expect(reply.body["code"]).toBe(reaches ? undefined : "APP_NOT_FOUND");
  });
});

describe("the table", () => {
  const rows = Object.entries(eliteOperations).flatMap(([name, actions]) =>
    Object.entries<EliteOperation>(actions).map(([action, row]) => ({ operation: `${name}.${action}`, row })),
  );

  test("has the 38 operations of the document in its order", () => {
    expect(rows.map(({ operation }) => operation)).toEqual(ELITE_PERMISSIONS);
    expect(rows).toHaveLength(38);
    expect(Object.keys(eliteOperations)).toEqual(Object.keys(ELITE_CATALOGUE));
  });

  test.each(rows)("$operation says what it does, with an example that parses", ({ row }) => {
    expect(row.summary).not.toBe("");
    expect(row.input.safeParse(row.example).success).toBe(true);
  });
});
