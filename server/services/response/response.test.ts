import { describe, expect, test } from "vitest";
import { CODES } from "@/server/errors";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { customTexts, EDITABLE_RESPONSES, listResponses, resetResponses, setResponse } from ".";

async function setUp() {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  return { ctx: owner.ctx, app: { id: app.id } };
}

describe("response texts", () => {
  test("a sentence of one's own is what the loader gives, and the default again is none", async () => {
    const { ctx, app } = await setUp();
    await setResponse(ctx, { app, code: "USER_BANNED", message: "Out" });
    expect([...(await customTexts(ctx.db, app.id))]).toEqual([["USER_BANNED", "Out"]]);
    const again = await setResponse(ctx, { app, code: "user_banned", message: CODES.USER_BANNED.message });
    expect(again).toMatchObject({ isCustom: false, message: CODES.USER_BANNED.message });
    expect((await customTexts(ctx.db, app.id)).size).toBe(0);
  });

  test("reset by code, by category and in all, and says how many there were", async () => {
    const { ctx, app } = await setUp();
    const custom = async () => [...(await customTexts(ctx.db, app.id)).keys()].sort();
    for (const code of ["USER_BANNED", "USER_PAUSED", "APP_PAUSED", "VARIABLE_NOT_FOUND"]) {
      await setResponse(ctx, { app, code, message: `Own ${code}` });
    }
    expect(await resetResponses(ctx, { app, which: { code: "USER_BANNED" } })).toBe(1);
    expect(await resetResponses(ctx, { app, which: { code: "USER_BANNED" } })).toBe(0);
    expect(await resetResponses(ctx, { app, which: { category: "auth" } })).toBe(1);
    expect(await custom()).toEqual(["APP_PAUSED", "VARIABLE_NOT_FOUND"]);
    expect(await resetResponses(ctx, { app, which: { all: true } })).toBe(2);
    expect(await custom()).toEqual([]);
  });

  test.each([
    ["SESSION_NOT_FOUND", "RESPONSE_NOT_EDITABLE"],
    ["INVALID_VERSION", "RESPONSE_NOT_EDITABLE"],
    ["INTERNAL", "RESPONSE_NOT_EDITABLE"],
    ["toString", "RESPONSE_NOT_FOUND"],
    ["OWNER_NOT_FOUND", "RESPONSE_NOT_FOUND"],
  ])("%s cannot be changed: %s", async (code, refusal) => {
    const { ctx, app } = await setUp();
    await expect(setResponse(ctx, { app, code, message: "x" })).rejects.toMatchObject({ code: refusal });
  });

  test.each(["", " ", "two\nlines", "x".repeat(501)])("%j is no sentence", async (message) => {
    const { ctx, app } = await setUp();
    await expect(setResponse(ctx, { app, code: "USER_BANNED", message })).rejects.toThrow();
  });

  test("the list has every editable code, one category on demand", async () => {
    const { ctx, app } = await setUp();
    const all = await listResponses(ctx, { app });
    expect(all.rows.map(({ code }) => code)).toEqual(Object.keys(EDITABLE_RESPONSES));
    const general = await listResponses(ctx, { app, category: "general" });
    expect(general.rows.every(({ category }) => category === "general")).toBe(true);
    expect(general.total).toBe(general.rows.length);
  });

  test("one application's sentences are not another's", async () => {
    const { ctx, app } = await setUp();
    const other = await setUp();
    await setResponse(ctx, { app, code: "USER_BANNED", message: "Out" });
    expect((await customTexts(other.ctx.db, other.app.id)).size).toBe(0);
    await expect(setResponse(other.ctx, { app, code: "USER_BANNED", message: "Out" })).rejects.toMatchObject({
      code: "APP_NOT_FOUND",
    });
  });
});
