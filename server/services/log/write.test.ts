import { afterEach, expect, test, vi } from "vitest";
import { database, provideDatabase } from "@/server/database";
import { logger } from "@/server/lib/logger";
import { newId } from "@/server/lib/random-key";
import { settleWrites } from "@/server/lib/write-behind";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { resetApp } from "../app-reset";
import { addLog, clearLogs, listLogs, pagesOfLogs } from ".";

afterEach(() => vi.restoreAllMocks());

async function world() {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  return { ...owner, app, ref: { app: { id: app.id } } };
}

const actionsOf = async ({ ctx, ref }: Awaited<ReturnType<typeof world>>) =>
  (await listLogs(ctx, ref)).rows.map(({ action }) => action);

test.each([
  ["a NUL, which no text column takes", "stolen\0password"],
  ["half a character", "hi \ud83d"],
  ["a character halved by the longest length", `${"x".repeat(1_999)}😀`],
])("%s stops nobody's log: the others' rows are written, lists and clearing answer", async (_what, data) => {
  const errors = vi.spyOn(logger(), "error").mockImplementation(() => undefined);
  const [one, other] = [await world(), await world()];
  addLog(other.ctx, { appId: other.app.id, action: "before" });
  addLog(one.ctx, { appId: one.app.id, action: "bad", data });
  addLog(one.ctx, { appId: one.app.id, action: "gone", username: "x", data: "y" });
  addLog(other.ctx, { appId: other.app.id, action: "after" });
  expect((await actionsOf(other)).sort()).toEqual(["after", "before"]);
  expect(await actionsOf(one)).toContain("gone");
  for await (const page of pagesOfLogs(one.ctx, one.ref)) expect(page.length).toBeGreaterThan(0);
  expect(await clearLogs(other.ctx, other.ref)).toBe(2);
  await resetApp(one.ctx, one.ref);
  expect(JSON.stringify(errors.mock.calls)).not.toContain("stolen");
});

test("rows of an application that is gone stop nobody's log", async () => {
  const one = await world();
  addLog(one.ctx, { appId: newId(), action: "nobody's" });
  addLog(one.ctx, { appId: one.app.id, action: "login" });
  expect(await actionsOf(one)).toEqual(["login"]);
});

test("while nothing can be written lists show what is there; afterwards nothing is missing", async () => {
  vi.spyOn(logger(), "error").mockImplementation(() => undefined);
  const one = await world();
  addLog(one.ctx, { appId: one.app.id, action: "first" });
  expect(await actionsOf(one)).toEqual(["first"]);
  const real = await database();
  const execute = () => Promise.reject(Object.assign(new Error("no room"), { code: "53100" }));
  provideDatabase(Promise.resolve({ ...real, orm: { execute } as unknown as typeof real.orm }));
  try {
    addLog(one.ctx, { appId: one.app.id, action: "second" });
    expect(await actionsOf(one)).toEqual(["first"]);
  } finally {
    provideDatabase(Promise.resolve(real));
  }
  await settleWrites();
  expect((await actionsOf(one)).sort()).toEqual(["first", "second"]);
});
