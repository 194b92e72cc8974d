import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { call, init, newApp } from "@/server/test/client-world";
import { createTestLicense } from "@/server/test/factories";

describe("variables", () => {
  test("native: var is the user's, getvar the application's; SDKs have it the other way round", async () => {
    const world = await newApp();
    const { licenseKey: key } = await createTestLicense(world.owner, world.app);
    await world.owner.ctx.db
      .insert(schema.variables)
      .values({ id: `${world.app.id}v`, appId: world.app.id, key: "motd", value: "héllo" });
    const sessionid = await init(world);
    expect(await call({ type: "getvar", sessionid, var: "motd" })).toMatchObject({
      body: { message: "héllo", response: "héllo", value: "héllo" },
    });
    expect(await call({ type: "var", sessionid, var: "motd" })).toMatchObject({
      status: 401,
      body: { code: "LOGIN_REQUIRED" },
    });
    await call({ type: "license", sessionid, key });
    expect(await call({ type: "setvar", sessionid, var: "theme", data: "dark" })).toMatchObject({ status: 200 });
    expect(await call({ type: "var", sessionid, var: "theme" })).toMatchObject({ body: { response: "dark" } });
    expect(await call({ type: "var", sessionid, varid: "motd" })).toMatchObject({ body: { message: "héllo" } });
    expect(await call({ type: "var", sessionid, var: "none" })).toMatchObject({ status: 404 });
    expect(await call({ type: "getvar", sessionid, varid: "none" })).toMatchObject({ status: 404 });
    expect(await call({ type: "setvar", sessionid, var: "bad key", data: "" })).toMatchObject({ status: 400 });
    const sdk = { sessionid, ...world.identity };
    expect(await call({ type: "var", ...sdk, varid: "motd" }, "form")).toMatchObject({ body: { message: "héllo" } });
    expect(await call({ type: "getvar", ...sdk, var: "theme" }, "form")).toMatchObject({ body: { response: "dark" } });
  });
});
