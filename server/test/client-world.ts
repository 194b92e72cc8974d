import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { handleClient11, handleClient12, handleClient13 } from "@/server/api/client";
import { send } from "./doors";
import { createTestAccount, createTestApp } from "./factories";

/** Fields of a request, as SDKs send them. */
export type Fields = Record<string, string>;

const DOORS = { "1.1": handleClient11, "1.2": handleClient12, "1.3": handleClient13 };

/** One Client API request in the body form of choice. */
export function call(
  fields: Fields,
  form: "json" | "form" | "multipart" | "query" = "json",
  version: keyof typeof DOORS = "1.2",
) {
  const url = `http://localhost/api/${version}/`;
  const door = DOORS[version];
  if (form === "query") return send(door, new Request(`${url}?${new URLSearchParams(fields)}`));
  if (form === "json") {
    const headers = { "content-type": "application/json" };
    return send(door, new Request(url, { method: "POST", headers, body: JSON.stringify(fields) }));
  }
  const body = form === "form" ? new URLSearchParams(fields) : new FormData();
  if (body instanceof FormData) for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return send(door, new Request(url, { method: "POST", body }));
}

/** An application of its own account, and the fields by which a client names it. */
export async function newApp(overrides: Parameters<typeof createTestApp>[1] = {}) {
  const owner = await createTestAccount();
  const { app, secret, tier } = await createTestApp(owner, overrides);
  return { owner, app, secret, tier, identity: { name: app.name, ownerid: owner.account.id } };
}

export type World = Awaited<ReturnType<typeof newApp>>;

/** Opens a session as the document's clients do and gives its id. */
export async function init(world: World, fields: Fields = {}): Promise<string> {
  const reply = await call({ type: "init", ...world.identity, ver: "1.0", ...fields });
  return String(reply.body["sessionid"]);
}

/** A license as the database holds it now. */
export async function licenseOf(world: World, id: string) {
  const [row] = await world.owner.ctx.db.select().from(schema.licenses).where(eq(schema.licenses.id, id));
  return row;
}
