import { describe, expect, test } from "vitest";
import { createEveryDoor, type EveryDoor } from "./every-door";
import { EXAMPLE } from "./reference-world";

export type Looked = Record<string, unknown>;

/** A verb: the doors that lead to it, and what all doors say before and after. */
export type Parity = {
  verb: string;
  doors: Record<string, (doors: EveryDoor) => Promise<unknown>>;
  /** Brings about what the verb undoes. */
  before?: (doors: EveryDoor) => Promise<unknown>;
  look: (doors: EveryDoor) => Promise<Looked>;
  after: Looked;
};

export const DAY_MS = 86_400_000;
export const HASH = "b".repeat(64);
export const player = { user: EXAMPLE.player.username };
export const elitePlayer = { username: EXAMPLE.player.username };
export const key = (doors: EveryDoor) => ({ key: doors.word("LICENSE_KEY") });
export const eliteKey = (doors: EveryDoor) => ({ license_key: doors.word("LICENSE_KEY") });
export const oneLicense = (doors: EveryDoor) => ({ app: doors.app.ref, license: { id: doors.word("LICENSE_ID") } });
export const oneUser = (doors: EveryDoor) => ({ app: doors.app.ref, user: { id: doors.word("USER_ID") } });

export type WireLicense = { license_key: string; status: string };
type WireUser = { username: string; banned: number; paused: number; hwid: string | null; expires_at: string | null };

/** The world's license, by every door that shows one. */
export async function lookAtLicense(doors: EveryDoor): Promise<Looked> {
  const wanted = doors.word("LICENSE_KEY");
  const { licenses } = (await doors.rest("GET licenses/:appId")) as { licenses: WireLicense[] };
  const { keys } = (await doors.sell("fetchallkeys")) as { keys: WireLicense[] };
  const { rows } = await doors.trpc.license.list({ app: doors.app.ref });
  const { sessionid } = await doors.init();
  const login = await doors.play("license", { sessionid: String(sessionid), key: wanted, hwid: "PARITY" });
  return {
    rest: licenses.find(({ license_key }) => license_key === wanted)?.status,
    seller: keys.find(({ license_key }) => license_key === wanted)?.status,
    trpc: rows.find(({ licenseKey }) => licenseKey === wanted)?.status,
    client: login["code"] ?? "OK",
  };
}

/** The world's user, by every door that shows one; the client is logged in since before. */
export async function findUser(doors: EveryDoor) {
  const { users } = (await doors.rest("GET users/:appId")) as { users: WireUser[] };
  const { users: sold } = (await doors.sell("fetchallusers")) as { users: WireUser[] };
  const { rows } = await doors.trpc.user.list({ app: doors.app.ref });
  const isPlayer = ({ username }: { username: string }) => username === EXAMPLE.player.username;
  return { rest: users.find(isPlayer), seller: sold.find(isPlayer), trpc: rows.find(isPlayer) };
}

export async function lookAtUser(doors: EveryDoor): Promise<Looked> {
  const { rest, seller, trpc } = await findUser(doors);
  const { sessionid } = await doors.init();
  const { username, password } = EXAMPLE.player;
  const login = await doors.play("login", {
    sessionid: String(sessionid),
    username,
    pass: password,
    hwid: EXAMPLE.hwid,
  });
  return {
    rest: rest && { banned: rest.banned, paused: rest.paused },
    seller: seller && { banned: seller.banned, paused: seller.paused },
    trpc: trpc && { banned: trpc.bannedAt ? 1 : 0, paused: trpc.pausedAt ? 1 : 0 },
    client: login["code"] ?? "OK",
  };
}

export const everywhere = (state: unknown, client: string): Looked => ({
  rest: state,
  seller: state,
  trpc: state,
  client,
});

export async function lookAtExpiry(doors: EveryDoor): Promise<Looked> {
  const { rest, seller, trpc } = await findUser(doors);
  const days = (moment: string | Date | null | undefined) =>
    moment ? Math.round((new Date(moment).getTime() - Date.now()) / DAY_MS) : null;
  return { rest: days(rest?.expires_at), seller: days(seller?.expires_at), trpc: days(trpc?.expiresAt) };
}

export async function lookAtHwid(doors: EveryDoor): Promise<Looked> {
  const { rest, seller, trpc } = await findUser(doors);
  return { rest: rest?.hwid, seller: seller?.hwid, trpc: trpc?.hwid };
}

export async function lookAtMotd(doors: EveryDoor): Promise<Looked> {
  const { variables } = (await doors.rest("GET variables/:appId/global")) as { variables: Looked[] };
  const { rows } = await doors.trpc.variable.list({ app: doors.app.ref });
  const said = await doors.play("getvar", { var: "motd" });
  return { rest: variables[0]?.["value"], trpc: rows[0]?.value, client: said["response"] ?? said["code"] };
}

export async function lookAtCoins(doors: EveryDoor): Promise<Looked> {
  const { variables } = (await doors.rest("GET variables/:appId/user?user_id=:userId")) as { variables: Looked[] };
  const sold = (await doors.sell("getvar", { ...player, var: "coins" }))["response"];
  const said = await doors.play("var", { var: "coins" });
  return { rest: variables.find((one) => one["key"] === "coins")?.["value"], seller: sold, client: said["response"] };
}

export const names = (rows: readonly { name: unknown }[]) => rows.map(({ name }) => name).sort();

export async function lookAtTiers(doors: EveryDoor): Promise<Looked> {
  const { subscriptions } = (await doors.rest("GET subscriptions/:appId")) as { subscriptions: { name: string }[] };
  const { rows } = await doors.trpc.subscription.list({ app: doors.app.ref });
  return { rest: names(subscriptions), trpc: names(rows) };
}

export async function lookAtInit(doors: EveryDoor, fields: Record<string, string>): Promise<Looked> {
  const reply = await doors.init(fields);
  return { client: reply["code"] ?? "OK" };
}

export const bannedUser = everywhere({ banned: 1, paused: 0 }, "USER_BANNED");
export const freeUser = everywhere({ banned: 0, paused: 0 }, "OK");
export const banLicense = (doors: EveryDoor) => doors.trpc.license.ban(oneLicense(doors));
export const banUser = (doors: EveryDoor) => doors.trpc.user.ban(oneUser(doors));

/** One test for each door of each verb: whatever door it went through, all say the same afterwards. */
export function describeParity(verbs: readonly Parity[]): void {
  describe.each(verbs)("$verb", ({ doors: ways, before, look, after }) => {
    test.each(Object.keys(ways))("through %s: one effect, seen through every other door", async (door) => {
      const doors = await createEveryDoor();
      await before?.(doors);
      await ways[door]?.(doors);
      expect(await look(doors)).toEqual(after);
    });
  });
}
