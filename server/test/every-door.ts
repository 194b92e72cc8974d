import { createCaller } from "@/server/api/trpc/root";
import { call as client } from "./client-world";
import { dashboard, type Reply, seller } from "./doors";
import { elite } from "./elite";
import { createReferenceWorld } from "./reference-world";

/** A seller with one of everything, and every door that leads to it. Calls that are refused throw what was said. */
export async function createEveryDoor() {
  const world = await createReferenceWorld({ isLoggedIn: true });
  const { owner, app, words } = world;
  const word = (name: string) => words[name] ?? "";
  const accepted = ({ status, body, text }: Reply): Record<string, unknown> => {
    if (status >= 300) throw new Error(`${status} ${text}`);
    return body;
  };
  const account = { id: owner.account.id, tokenVersion: owner.account.tokenVersion };
  /** `rest("POST users/:appId/:userId/ban")`: below `/api/dashboard/`, with the world's ids. */
  const rest = async (heading: string, body?: unknown) => {
    const path = heading.replace(/:(\w+)/g, (_, name: string) => word(name.replace(/([A-Z])/g, "_$1").toUpperCase()));
    const [method = "", below = ""] = path.split(" ");
    return accepted(await dashboard(`${method} /api/dashboard/${below}`, { account, body }));
  };
  const sell = async (type: string, parameters: Record<string, unknown> = {}) =>
    accepted(await seller({ sellerkey: word("YOUR_SELLER_KEY"), type, appname: app.name, ...parameters }));
  const master = async (operation: string, parameters: Record<string, unknown> = {}) =>
    accepted(await elite({ key: word("YOUR_ELITE_KEY"), app }, operation, parameters));
  /** A client's request; refusals are its answers too. */
  const play = async (type: string, fields: Record<string, string> = {}) =>
    (await client({ type, sessionid: word("SESSION_ID"), ...fields })).body;
  /** The body of a new init. */
  const init = async (fields: Record<string, string> = {}) => {
    const identity = { name: app.name, ownerid: owner.account.id };
    return (await client({ type: "init", ...identity, ver: "1.0", ...fields })).body;
  };
  return {
    ...world,
    app: { ...app, ref: { id: app.id } },
    trpc: createCaller({ service: owner.ctx }),
    ...{ rest, sell, master, play, init, word },
  };
}

export type EveryDoor = Awaited<ReturnType<typeof createEveryDoor>>;
