import { schema } from "@/db/client";
import { handleEliteKey } from "@/server/api/elite-key";
import { hashPassword } from "@/server/lib/password";
import { newId } from "@/server/lib/random-key";
import { setElitePermissions } from "@/server/services/elite-key";
import { type Reply, send } from "./doors";
import { createTestAccount, createTestApp, createTestEliteKey, createTestLicense } from "./factories";

/** The password of the world's user. */
export const WORLD_PASSWORD = "correct horse battery staple";

let hashed: Promise<string> | undefined;

/** Its hash, made once for all worlds. */
function worldPasswordHash(): Promise<string> {
  hashed ??= hashPassword(WORLD_PASSWORD, { ip: "192.0.2.1" });
  return hashed;
}

const FAR = new Date("2099-01-01T00:00:00.000Z");

/** An account on plan elite with an application and one of everything that the Elite Key API acts on. */
export async function createEliteWorld() {
  const owner = await createTestAccount("elite");
  const { app, tier } = await createTestApp(owner);
  const { key } = await createTestEliteKey(owner);
  await setElitePermissions(owner.ctx, { permissions: { "hash.register": true } });
  const { db } = owner.ctx;
  const appId = app.id;
  await db.insert(schema.subscriptions).values({ id: newId(), appId, name: "Premium", level: 2 });
  await db.insert(schema.subscriptions).values({ id: newId(), appId, name: "Spare", level: 3 });
  const license = await createTestLicense(owner, app, { durationDays: null, expiresAt: FAR });
  const userId = newId();
  await db.insert(schema.users).values({
    id: userId,
    appId,
    username: "xela",
    email: "xela@example.test",
    passwordHash: await worldPasswordHash(),
  });
  await db
    .insert(schema.grants)
    .values({ id: newId(), appId, userId, subscriptionId: tier.id, level: 1, expiresAt: FAR });
  await db
    .insert(schema.devices)
    .values({ id: newId(), appId, deviceType: "motherboard", deviceId: "MB-1", expiresAt: FAR });
  await db.insert(schema.variables).values({ id: newId(), appId, key: "motd", value: "old" });
  await db.insert(schema.versions).values({ id: newId(), appId, version: "0.9" });
  return { owner, app, tier, key, license, userId };
}

export type EliteWorld = Awaited<ReturnType<typeof createEliteWorld>>;

/** What a parameter may be in JSON. */
export type Params = Record<string, unknown>;

/** The five common parameters of a call, the key among them. */
export const common = ({ key, app }: Pick<EliteWorld, "key" | "app">, name: string, action: string) => ({
  key,
  function: name,
  action,
  url_prefix: app.urlPrefix,
  app_name: app.name,
});

/** A query string of what is not undefined. */
export const query = (params: Params): string =>
  new URLSearchParams(
    Object.entries(params)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString();

/** Sends any request to the Elite Key door. */
export const sendElite = (target: string, init: RequestInit = {}): Promise<Reply> =>
  send(handleEliteKey, new Request(`http://localhost/api/elite-key${target}`, init));

/** A call as the vendor's bot makes it: POST, everything but the key in a JSON body, the key in a header. */
export function elite(
  world: Pick<EliteWorld, "key" | "app">,
  operation: string,
  params: Params = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const [name = "", action = ""] = operation.split(".");
  const { key, ...rest } = common(world, name, action);
  return sendElite("", {
    method: "POST",
    headers: { "x-elite-key": key, "content-type": "application/json", ...headers },
    body: JSON.stringify({ ...rest, ...params }),
  });
}
