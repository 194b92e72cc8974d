import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { schema } from "@/db/client";
import packageJson from "@/package.json";
import { curlRequest, fillWords, sendAnywhere, shellWords } from "@/server/test/curl";
import type { Reply } from "@/server/test/doors";
import { withEnvironment } from "@/server/test/environment";
import { createReferenceWorld, type ReferenceWorld, startUpstream } from "@/server/test/reference-world";
import { PRINTED_NOW, stableReply } from "@/server/test/stable-reply";
import { isOwnerless, statementsOf } from "@/server/test/statements";
import { dayAhead } from "../kit/example-date";
import type { Json } from "../kit/operation";
import { entries } from "./entries";
import { toCurl } from "./example";
import type { Entry } from "./types";

const ORIGIN = "https://keys.example.com";

type World = ReferenceWorld;

const { applications, blacklist, devices, hashes, subscriptions, users, versions } = schema;

const removeUsers = ({ owner, app }: World) => owner.ctx.db.delete(users).where(eq(users.appId, app.id));
const removeDevices = ({ owner, app }: World) => owner.ctx.db.delete(devices).where(eq(devices.appId, app.id));
const removeHashes = ({ owner, app }: World) => owner.ctx.db.delete(hashes).where(eq(hashes.appId, app.id));
const removeVersions = ({ owner, app }: World) => owner.ctx.db.delete(versions).where(eq(versions.appId, app.id));

async function removePremium(world: World) {
  await removeUsers(world);
  const isPremium = and(eq(subscriptions.appId, world.app.id), eq(subscriptions.name, "Premium"));
  await world.owner.ctx.db.delete(subscriptions).where(isPremium);
}

/** What an example makes must not be there before, and what it deletes must not be in use. */
const BEFORE: Record<string, (world: World) => Promise<unknown>> = {
  "post-auth-register": ({ owner }) =>
    owner.ctx.db.delete(schema.accounts).where(eq(schema.accounts.id, owner.account.id)),
  "post-dashboard-apps": ({ owner, app }) => owner.ctx.db.delete(applications).where(eq(applications.id, app.id)),
  "post-dashboard-users-app-id": removeUsers,
  "seller-adduser": removeUsers,
  "elite-user-generate": removeUsers,
  "post-dashboard-subscriptions-app-id": removePremium,
  "elite-subscription-create": removePremium,
  "elite-subscription-delete": removeUsers,
  "delete-dashboard-subscriptions-app-id-sub-id": removeUsers,
  "post-dashboard-blacklist-app-id": ({ owner, app }) =>
    owner.ctx.db.delete(blacklist).where(eq(blacklist.appId, app.id)),
  "post-dashboard-devices-app-id": removeDevices,
  "elite-device-create": removeDevices,
  "post-dashboard-hashes-app-id": removeHashes,
  "elite-hash-register": removeHashes,
  "post-dashboard-versions-app-id": removeVersions,
  "elite-version-add": removeVersions,
};

/** Types of the Client API that open the session's log-in themselves. */
const BEFORE_LOGIN = ["client-init", "client-login", "client-register", "client-license", "client-upgrade"];

/** The one reply whose `success` says what was found: a client that is not blacklisted. */
const isNegative = ({ id }: Entry) => id.startsWith("client-checkblack");

/** The dates that an example sends; what is recorded is what it would have sent on the printed day. */
const datesIn = ({ example }: Entry) => JSON.stringify(example).match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];

const printed = entries.map((entry) => ({ entry, curl: toCurl(entry.example, ORIGIN) }));
const replies: Record<string, { status: number; body: Json }> = {};
let commands: string[][] = [];
let upstream: Awaited<ReturnType<typeof startUpstream>>;

beforeAll(async () => {
  upstream = await startUpstream();
  commands = shellWords(printed.map(({ curl }) => curl).join("\n"));
});

afterAll(() => upstream.stop());

test("a statement that names no owner is seen as one, also where its conditions were joined with &&", () => {
  expect(isOwnerless('delete from "users" where "users"."id" = $1')).toBe(true);
  expect(isOwnerless('update "licenses" set "app_id" = $1 where "licenses"."id" = $2')).toBe(true);
  expect(isOwnerless("delete from elite_rules where id = $1")).toBe(true);
  expect(isOwnerless('delete from "users" where ("users"."app_id" = $1 and "users"."id" = $2)')).toBe(false);
  expect(isOwnerless('select 1 from "users" where id = $1 for no key update')).toBe(false);
});

test("a shell reads as many commands as are printed, all for the reader's own host", () => {
  expect(commands).toHaveLength(entries.length);
  expect(printed.filter(({ curl }) => !curl.includes(ORIGIN))).toEqual([]);
});

test.each(printed.map(({ entry }, index) => ({ entry, index })))(
  "$entry.name runs as printed",
  async ({ entry, index }) => {
    const isLoggedIn = entry.surface === "client" && !BEFORE_LOGIN.includes(entry.id);
    const world = await createReferenceWorld({ isLoggedIn, webhookUrl: upstream.url });
    await BEFORE[entry.id]?.(world);
    const { USER_VAR_ID = "", ...words } = world.words;
    if (entry.path.includes("/user/:varId")) words["VAR_ID"] = USER_VAR_ID;
    const request = curlRequest((commands[index] ?? []).map((word) => fillWords(word, words)));
    let sent: Reply | undefined;
    const statements = await statementsOf(world.owner.ctx.database, async () => {
      sent = await withEnvironment({ webhookAllowPrivate: true }, () => sendAnywhere(request));
    });
    expect(statements.filter(isOwnerless)).toEqual([]);
    if (!sent) throw new Error("no reply");
    const reply = sent;
    expect(reply.body).toMatchObject(isNegative(entry) ? { success: false, blacklisted: false } : { success: true });
    expect(entry.statuses).toContain(reply.status);
    const names = new Map(Object.entries(words).map(([name, value]) => [value, name]));
    for (const date of datesIn(entry)) names.set(date, dayAhead(new Date(PRINTED_NOW)));
    names.set(upstream.url, "https://example.com/hook").set(packageJson.version, "1.0.0");
    replies[entry.id] = { status: reply.status, body: stableReply(reply.body as Json, names) };
  },
);

test("the replies that the reference prints are those that the server gave just now", async () => {
  await expect(`${JSON.stringify(replies, null, 1)}\n`).toMatchFileSnapshot("replies.snap.json");
});
