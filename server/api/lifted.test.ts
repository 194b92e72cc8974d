import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { call, init, newApp } from "@/server/test/client-world";
import { dashboard } from "@/server/test/doors";
import { createTestLicense } from "@/server/test/factories";
import { entries } from "./reference/entries";

/** What holds somebody back, what takes it back, and what their client hears meanwhile. */
const HELD = [
  ["users", "ban", "unban", "USER_BANNED"],
  ["users", "pause", "unpause", "USER_PAUSED"],
  ["licenses", "ban", "unban", "LICENSE_BANNED"],
  ["licenses", "pause", "unpause", "LICENSE_PAUSED"],
] as const;

test.each(HELD)("%s: sessions stay after %s, are refused, and go on after %s", async (noun, hold, lift, code) => {
  const world = await newApp();
  const { app, owner } = world;
  const license = await createTestLicense(owner, app);
  const sessionid = await init(world);
  expect((await call({ type: "license", sessionid, key: license.licenseKey, hwid: "PC" })).status).toBe(200);
  const [user] = await owner.ctx.db.select().from(schema.users).where(eq(schema.users.licenseId, license.id));
  const id = noun === "users" ? user?.id : license.id;
  const act = (verb: string) =>
    dashboard(`POST /api/dashboard/${noun}/${app.id}/${id}/${verb}`, { account: owner.account, body: {} });
  const check = () => call({ type: "check", sessionid });

  expect((await act(hold)).status).toBe(200);
  expect((await check()).body).toMatchObject({ success: false, code });
  expect(await owner.ctx.db.$count(schema.sessions, eq(schema.sessions.appId, app.id))).toBe(1);
  expect((await act(lift)).status).toBe(200);
  expect((await check()).body).toMatchObject({ success: true, validated: true });
});

test("no sentence about a ban or a pause says that it ends sessions", () => {
  const holding = entries.filter(({ path, example, id }) =>
    /\b(un)?(ban|pause)\b/.test(`${path} ${id} ${example.body?.["action"] ?? ""}`),
  );
  expect(holding.length).toBeGreaterThan(12);
  const untrue = holding.filter(({ summary, description }) => /\bend(s|ed)?\b/i.test(`${summary} ${description}`));
  expect(untrue.map(({ name }) => name)).toEqual([]);
});
