import type { ServiceContext } from "../context";
import { Hwid } from "./schemas";
import type { ClientSession } from "./session";
import { loadSubject } from "./subject";

/** Whether the client's address, the HWID it names or the one it logged in with is on the application's blacklist. */
export async function isBlacklisted(ctx: ServiceContext, session: ClientSession, hwid: string): Promise<boolean> {
  const named = await loadSubject(ctx, session, "", Hwid.parse(hwid) || (session.hwid ?? ""));
  return named.isBlacklisted;
}
