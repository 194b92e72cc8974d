import { expect, test } from "vitest";
import { call as client } from "@/server/test/client-world";
import { createEveryDoor, type EveryDoor } from "@/server/test/every-door";

const PASSWORD = "a long password of theirs";

/** What a door shows of the user and the log at once after a reply to the client, as text. */
const READS: Record<string, (doors: EveryDoor, id: string) => Promise<unknown>> = {
  "REST: the user": ({ rest, app }, id) => rest(`GET users/${app.id}/${id}`),
  "REST: the list of users": ({ rest }) => rest("GET users/:appId"),
  "REST: the logs": ({ rest }) => rest("GET logs/:appId"),
  "seller: userdata": ({ sell }) => sell("userdata", { user: "newcomer" }),
  "seller: all users": ({ sell }) => sell("fetchallusers"),
};

test.each(Object.keys(READS))("%s shows a registration and a log-in that were just confirmed", async (name) => {
  const doors = await createEveryDoor();
  const fields = { username: "newcomer", pass: PASSWORD, hwid: "HW-NEW" };
  const open = async () => String((await doors.init())["sessionid"]);
  const registered = await client({ type: "register", sessionid: await open(), ...fields });
  expect(registered.status, registered.text).toBe(200);
  const listed = (await doors.rest("GET users/:appId"))["users"] as { id: string; username: string }[];
  const id = listed.find(({ username }) => username === "newcomer")?.id ?? "";
  const loggedIn = await client({ type: "login", sessionid: await open(), ...fields });
  expect(loggedIn.status, loggedIn.text).toBe(200);
  const begun = Date.now();
  const shown = JSON.stringify(await READS[name]?.(doors, id));
  expect(shown).toContain("newcomer");
  if (name.includes("logs")) expect(shown).toContain('"action":"login"');
  else {
    const [, lastLogin = ""] = /"username":"newcomer".*?"last_login":"([^"]*)"/.exec(shown) ?? [];
    expect(Math.abs(begun - Date.parse(lastLogin))).toBeLessThan(20_000);
    expect(shown).toContain('"ip":"192.0.2.10"');
  }
});

test("the count of logs in an application's stats counts what was just confirmed, and both names of a log are shown", async () => {
  const doors = await createEveryDoor();
  const logs = async () => ((await doors.rest("GET apps/:appId"))["stats"] as { logs: number }).logs;
  const before = await logs();
  await doors.play("log", { message: "hello", pcuser: "DESKTOP\\mira" });
  expect(await logs()).toBe(before + 1);
  const [entry] = (await doors.rest("GET logs/:appId"))["logs"] as Record<string, unknown>[];
  expect(entry).toMatchObject({ action: "log", data: "hello", machine_user: "DESKTOP\\mira" });
  expect(entry?.["username"]).not.toBe("DESKTOP\\mira");
  const found = (await doors.trpc.log.list({ app: doors.app.ref, search: "DESKTOP" })).rows;
  expect(found).toHaveLength(1);
});
