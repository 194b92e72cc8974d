import { getToken } from "next-auth/jwt";
import { findBrowserSession } from "@/server/services/account";
import type { ServiceContext } from "@/server/services/context";
import { environment } from "../env";

/** What next-auth calls its cookie, on https and on http. */
export const SESSION_COOKIES = ["__Secure-authjs.session-token", "authjs.session-token"] as const;

/** What the cookie's encrypted token names: the row of the browser session, and the password's number at sign-in. */
export type BrowserClaims = { sid: string; ver: number };

/** The claims of a token of ours; null for any other. */
export function browserClaims(token: Record<string, unknown> | null): BrowserClaims | null {
  const { sid, ver } = token ?? {};
  return typeof sid === "string" && typeof ver === "number" ? { sid, ver } : null;
}

/**
 * Who is signed in by the cookie of these headers. The database decides at each use, so that a signed-out, revoked or
 * re-passworded browser is nobody at once, however fresh its cookie. Null for nobody.
 */
export async function signedInAccount(
  ctx: ServiceContext,
  headers: Headers,
): Promise<{ accountId: string; sessionId: string } | null> {
  if (!headers.get("cookie")) return null;
  for (const cookieName of SESSION_COOKIES) {
    const token = await getToken({ req: { headers }, secret: environment().authSecret, cookieName, salt: cookieName });
    const claims = browserClaims(token);
    if (claims) return findBrowserSession(ctx, { sessionId: claims.sid, tokenVersion: claims.ver });
  }
  return null;
}
