import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { handleClient12 } from "@/server/api/client";
import { issueBearerToken } from "@/server/auth/bearer";
import { environment } from "@/server/env";
import { hashPassword } from "@/server/lib/password";
import { newId } from "@/server/lib/random-key";
import { settleWrites } from "@/server/lib/write-behind";
import { setElitePermissions } from "@/server/services/elite-key";
import { setVariable } from "@/server/services/variable";
import { send } from "./doors";
import {
  createTestAccount,
  createTestApp,
  createTestEliteKey,
  createTestLicense,
  createTestSellerKey,
} from "./factories";
import { createTestUser } from "./world";

/** What examples say, in the documents and in ours. */
export const EXAMPLE = {
  account: { username: "myuser", email: "me@example.com", password: "securepass123" },
  player: { username: "player1", password: "secret123" },
  elitePlayer: { username: "xela", password: "mypassword" },
  hwid: "ABC123DEF456",
};

const hashes = new Map<string, Promise<string>>();

/** A password's hash, made once for all worlds. */
function hashOnce(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password, { ip: "192.0.2.1" });
  hashes.set(password, hash);
  return hash;
}

/** What webhooks of the world call. */
export async function startUpstream() {
  const server = createServer((_req, res) => res.end("pong"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/hook`, stop };
}

/** The account that examples log in as, or one without a name. */
async function createOwner(isNamed: boolean) {
  const owner = await createTestAccount("elite");
  if (!isNamed) return owner;
  const { db } = owner.ctx;
  const { accounts } = schema;
  // Examples name their account, and another world may have been there before.
  await db.delete(accounts).where(eq(accounts.username, EXAMPLE.account.username));
  const { username, email, password } = EXAMPLE.account;
  const passwordHash = await hashOnce(password);
  const id = owner.account.id;
  await db.update(accounts).set({ username, email, passwordHash }).where(eq(accounts.id, id));
  return owner;
}

/** A session of the application's client, logged in as player1 if asked. */
export async function openClientSession(name: string, ownerid: string, isLoggedIn: boolean): Promise<string> {
  const post = async (fields: Record<string, unknown>) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(fields);
    return (await send(handleClient12, new Request("http://localhost/api/1.2/", { method: "POST", headers, body })))
      .body;
  };
  const { sessionid } = await post({ type: "init", name, ownerid, ver: "1.0" });
  const { username, password } = EXAMPLE.player;
  const login = { type: "login", sessionid, username, pass: password, hwid: EXAMPLE.hwid };
  if (isLoggedIn && (await post(login))["success"] !== true) throw new Error("the example's user cannot log in");
  return String(sessionid);
}

/** One of everything that examples name, and what stands for the words in capitals. */
export async function createReferenceWorld({
  appName = "My App",
  webhookUrl = "",
  isLoggedIn = false,
  isNamed = true,
}) {
  const owner = await createOwner(isNamed);
  const { ctx, account } = owner;
  const { db } = ctx;
  const { app, tier } = await createTestApp(owner, { name: appName, urlPrefix: `my-app-${newId()}` });
  const of = () => ({ id: newId(), appId: app.id });
  const premium = { ...of(), name: "Premium", level: 2, durationDays: 90 };
  await db.insert(schema.subscriptions).values(premium);
  const license = await createTestLicense(owner, app, { note: "Batch #1" });
  const passwordHash = await hashOnce(EXAMPLE.player.password);
  const user = await createTestUser(owner, app, tier, { username: EXAMPLE.player.username, passwordHash });
  const elitePasswordHash = await hashOnce(EXAMPLE.elitePlayer.password);
  await createTestUser(owner, app, premium, {
    username: EXAMPLE.elitePlayer.username,
    email: "xela@example.com",
    passwordHash: elitePasswordHash,
  });
  await setVariable(ctx, { app: { id: app.id }, key: "motd", value: "Welcome back" });
  const rows = {
    device: { ...of(), deviceType: "motherboard" as const, deviceId: "MB-1234567890", expiresAt: user.createdAt },
    theme: { ...of(), userId: user.id, key: "theme", value: "dark" },
    coins: { ...of(), userId: user.id, key: "coins", value: "7" },
    webhook: { ...of(), name: "Discord", url: webhookUrl || "https://example.com/hook" },
    entry: { ...of(), type: "ip" as const, value: "203.0.113.7", note: "Scraper" },
    hash: { ...of(), hashValue: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", hashName: "build" },
    version: { ...of(), version: "1.1" },
    allowance: { ...of(), value: "198.51.100.9" },
    rule: {
      id: newId(),
      accountId: account.id,
      list: "blacklist" as const,
      kind: "ip" as const,
      value: "198.51.100.7",
    },
  };
  await db.insert(schema.devices).values(rows.device);
  await db.insert(schema.userVariables).values([rows.theme, rows.coins]);
  await db.insert(schema.webhooks).values(rows.webhook);
  await db.insert(schema.blacklist).values(rows.entry);
  await db.insert(schema.hashes).values(rows.hash);
  await db.insert(schema.versions).values(rows.version);
  await db.insert(schema.vpnAllowances).values(rows.allowance);
  await db.insert(schema.eliteRules).values(rows.rule);
  await db.insert(schema.logs).values({ ...of(), action: "login", username: user.username, ip: "203.0.113.9" });
  await setElitePermissions(ctx, { permissions: { "hash.register": true } });
  const [variable] = await db.select().from(schema.variables).where(eq(schema.variables.appId, app.id));
  const sellerKey = await createTestSellerKey(owner);
  const eliteKey = await createTestEliteKey(owner);
  const words: Record<string, string> = {
    YOUR_JWT_TOKEN: await issueBearerToken(account),
    YOUR_SELLER_KEY: sellerKey.key,
    YOUR_ELITE_KEY: eliteKey.key,
    YOUR_OPERATOR_TOKEN: environment().operatorToken,
    YOUR_ACCOUNT_ID: account.id,
    SESSION_ID: await openClientSession(app.name, account.id, isLoggedIn),
    LICENSE_KEY: license.licenseKey,
    URL_PREFIX: app.urlPrefix,
    APP_ID: app.id,
    LICENSE_ID: license.id,
    USER_ID: user.id,
    SUB_ID: premium.id,
    VAR_ID: variable?.id ?? "",
    USER_VAR_ID: rows.coins.id,
    WEBHOOK_ID: rows.webhook.id,
    ENTRY_ID: rows.entry.id,
    KEY_ID: sellerKey.id,
    RULE_ID: rows.rule.id,
    HASH_ID: rows.hash.id,
    VERSION_ID: rows.version.id,
    DEVICE_ID: rows.device.id,
    ALLOWANCE_ID: rows.allowance.id,
  };
  await settleWrites();
  return { owner, app, user, words };
}

export type ReferenceWorld = Awaited<ReturnType<typeof createReferenceWorld>>;
