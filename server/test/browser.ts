import { encode } from "next-auth/jwt";
import { SESSION_COOKIES } from "@/server/auth/browser-session";
import { environment } from "@/server/env";
import { openBrowserSession } from "@/server/services/account";
import type { ServiceContext } from "@/server/services/context";

type Seller = { account: Parameters<typeof openBrowserSession>[1]; ctx: ServiceContext };

/** The `cookie` header of a browser in which an account is signed in. */
export async function signedInCookie({ account, ctx }: Seller): Promise<string> {
  const sid = await openBrowserSession(ctx, account);
  const salt = SESSION_COOKIES[1];
  const token = { sid, ver: account.tokenVersion };
  return `${salt}=${await encode({ secret: environment().authSecret, salt, token })}`;
}
