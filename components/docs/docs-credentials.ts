import { createTRPCClient } from "@trpc/client";

import { trpcLinks } from "@/components/trpc/links";
import type { Attempt } from "@/server/api/reference/page";
import type { AppRouter } from "@/server/api/trpc/root";

import type { Proof, Typed } from "./docs-request";

const trpc = createTRPCClient<AppRouter>({ links: trpcLinks() });

/** One of the reader's own things to choose: an application or a key. */
export type Choice = { id: string; label: string };

type OwnApp = { id: string; name: string; urlPrefix: string };

/** What the signed-in reader can try an operation with. Lives as long as the dialog, and nowhere else. */
export type Credentials = {
  apps: readonly OwnApp[];
  ownerId: string;
  /** Seller keys to choose from; empty for other doors. */
  keys: readonly (Choice & { key: string })[];
  headers: Readonly<Record<string, string>>;
};

const NONE = { keys: [], headers: {} };

async function proofFor(surface: Attempt["surface"]): Promise<Pick<Credentials, "keys" | "headers">> {
  if (surface === "dashboard") {
    const { token } = await trpc.account.apiToken.mutate();
    return { keys: [], headers: { authorization: `Bearer ${token}` } };
  }
  if (surface === "seller") {
    const { rows } = await trpc.sellerKey.list.query({});
    return { keys: rows.map(({ id, name, key }) => ({ id, label: name, key })), headers: {} };
  }
  if (surface !== "elite-key") return NONE;
  const { key } = await trpc.eliteKey.get.query();
  return { keys: [], headers: { "x-elite-key": key } };
}

/** Asks the server for the reader's applications and for what the door wants to see. Throws with a sentence to show. */
export async function loadCredentials(surface: Attempt["surface"]): Promise<Credentials> {
  const [me, apps, proof] = await Promise.all([trpc.account.me.query(), trpc.app.list.query(), proofFor(surface)]);
  return { ownerId: me.id, apps, ...proof };
}

/** The fields that an application fills in, by the names that the doors give it. */
export function fieldsOfApp({ surface }: Attempt, app: OwnApp | undefined, ownerId: string): Typed {
  if (!app) return {};
  if (surface === "client") return { name: app.name, ownerid: ownerId };
  return { appId: app.id, appname: app.name };
}

/** What proves the caller for one attempt. */
export function proofOf(
  { surface, name }: Attempt,
  credentials: Credentials,
  chosen: { app: OwnApp | undefined; keyId: string; session: string },
): Proof {
  const { app, keyId, session } = chosen;
  if (surface === "seller") {
    const key = credentials.keys.find(({ id }) => id === keyId)?.key ?? "";
    return { headers: { "x-api-key": key }, fields: {} };
  }
  if (surface === "client") return { headers: {}, fields: name === "type: init" ? {} : { sessionid: session } };
  if (surface === "elite-key") {
    return { headers: credentials.headers, fields: { url_prefix: app?.urlPrefix ?? "", app_name: app?.name ?? "" } };
  }
  return { headers: credentials.headers, fields: {} };
}
