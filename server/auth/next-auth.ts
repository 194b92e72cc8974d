import type { NextRequest } from "next/server";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { DomainError, type ErrorCode } from "@/server/errors";
import { logger } from "@/server/lib/logger";
import { headerText } from "@/server/lib/text";
import {
  BROWSER_SESSION_DAYS,
  closeBrowserSession,
  findBrowserSession,
  logIn,
  openBrowserSession,
} from "@/server/services/account";
import { httpStatus, toDomainError } from "../api/kit/errors";
import { forwardedPeer } from "../api/kit/next-route";
import { rateLimitHeaders, takeAddressQuota } from "../api/kit/rate-limit";
import { readBytes, readFlawedBody, readQuery } from "../api/kit/read-input";
import { requestContext } from "../api/kit/request-context";
import { errorHeaders, refuse } from "../api/kit/respond";
import { environment } from "../env";
import { askedOrigin } from "../lib/ip";
import { browserClaims, signedInAccount } from "./browser-session";
import { noteRefusal, withNotedRefusal } from "./sign-in-refusal";

/** A refused sign-in. The browser reads `code` from the address that it is sent to. */
class SignInRefusal extends CredentialsSignin {
  override code: ErrorCode;

  constructor(error: DomainError) {
    super(error.message);
    this.code = error.code;
  }
}

const credentials = Credentials({
  id: "credentials",
  credentials: { username: {}, password: { type: "password" } },
  async authorize({ username, password }, request) {
    try {
      const ctx = await requestContext(request, forwardedPeer(request.headers), { kind: "anonymous" });
      ctx.userAgent = headerText(request.headers, "User-Agent");
      const account = await logIn(ctx, { username: String(username ?? ""), password: String(password ?? "") });
      const previous = await signedInAccount(ctx, request.headers);
      if (previous) await closeBrowserSession(ctx, previous.sessionId);
      const sid = await openBrowserSession(ctx, account);
      return {
        id: account.id,
        name: account.username,
        email: account.email,
        claims: { sid, ver: account.tokenVersion },
      };
    } catch (thrown) {
      const error = toDomainError(thrown);
      noteRefusal(error);
      throw new SignInRefusal(error);
    }
  },
});

/** A context for what next-auth does without telling who asks. */
const nobody = () => requestContext({ headers: new Headers() }, null, { kind: "anonymous" });

/** Whether the token's browser session still holds. A database that is away is no reason to sign anyone out. */
async function isAlive(token: Record<string, unknown>): Promise<boolean> {
  const claims = browserClaims(token);
  if (!claims) return false;
  const query = { sessionId: claims.sid, tokenVersion: claims.ver };
  return findBrowserSession(await nobody(), query).then(
    (session) => session !== null,
    () => true,
  );
}

async function signOut(token: Record<string, unknown> | null): Promise<void> {
  const claims = browserClaims(token);
  if (!claims) return;
  await closeBrowserSession(await nobody(), claims.sid);
}

/** What next-auth reports about itself, without causes: those hold addresses and names that people typed. */
function report(error: Error): void {
  if (error instanceof CredentialsSignin) return;
  logger().warn({ name: error.name }, "next-auth reports an error");
}

/** Read when the first request comes, because the secret does not exist at build time. */
const config = (): NextAuthConfig => ({
  secret: environment().authSecret,
  trustHost: true,
  basePath: "/api/auth",
  session: { strategy: "jwt", maxAge: BROWSER_SESSION_DAYS * 86_400 },
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  providers: [credentials],
  callbacks: {
    jwt: async ({ token, user }) => {
      if (user) return { ...token, ...(user as { claims?: object }).claims };
      return (await isAlive(token)) ? token : null;
    },
  },
  events: { signOut: (message) => signOut("token" in message ? message.token : null) },
  logger: { error: report, warn: () => undefined, debug: () => undefined },
});

const { handlers } = NextAuth(config);

/** The address that the browser asked for: Next itself names the host that it listens on, and http behind a TLS proxy. */
function askedUrl(request: Request): URL {
  const url = new URL(request.url);
  const { scheme, host } = askedOrigin(request.headers, forwardedPeer(request.headers), environment());
  return new URL(`${url.pathname}${url.search}`, host === null ? url : `${scheme}://${host}`);
}

/** A request as next-auth's types want it. A real NextRequest would rename 127.0.0.1 to localhost, another origin. */
const asNextRequest = (request: Request): NextRequest =>
  Object.assign(request, { nextUrl: new URL(request.url) }) as unknown as NextRequest;

/** A refusal that the caller should wait for carries its status and `Retry-After`; next-auth would say 200 or 302. */
function dressed(reply: Response, refusal: DomainError | null): Response {
  if (!refusal || httpStatus(refusal) < 429) return reply;
  if (!reply.ok) return refuse(refusal);
  return new Response(reply.body, {
    status: httpStatus(refusal),
    headers: { ...Object.fromEntries(reply.headers), ...errorHeaders(refusal) },
  });
}

/** next-auth reads bodies itself, and forgives: it must not see what another door would refuse. Throws INVALID_INPUT. */
async function refuseFlawedBody(request: Request): Promise<void> {
  const { flaw } = await readFlawedBody(request).catch((thrown: unknown) => {
    // What is neither a form nor JSON, next-auth does not read either.
    if (thrown instanceof DomainError && thrown.code === "UNSUPPORTED_MEDIA_TYPE") return { flaw: null };
    throw thrown;
  });
  if (flaw) throw flaw;
}

/**
 * next-auth's own endpoints below `/api/auth`: csrf, session, providers, callback/credentials, signout. Nobody signs in
 * without next-auth's double-submitted CSRF token.
 */
export async function handleNextAuth(request: Request): Promise<Response> {
  try {
    const { method, headers } = request;
    await takeAddressQuota(request, forwardedPeer(headers), "address");
    readQuery(new URL(request.url));
    const body = method === "POST" ? await readBytes(request) : null;
    if (body) await refuseFlawedBody(new Request(request.url, { method, headers, body }));
    const asked = asNextRequest(new Request(askedUrl(request), { method, headers, body }));
    const { result, refusal } = await withNotedRefusal(() =>
      method === "POST" ? handlers.POST(asked) : handlers.GET(asked),
    );
    return dressed(result, refusal);
  } catch (thrown) {
    return refuse(toDomainError(thrown), rateLimitHeaders(request));
  }
}
