import { eq } from "drizzle-orm";
import { jwtVerify, SignJWT } from "jose";
import { type Orm, schema } from "@/db/client";
import { environment } from "../env";
import { DomainError } from "../errors";

const TOKEN_LIFETIME = "7d";
const ISSUER = "latchkey";
const AUDIENCE = "latchkey-api";

const signingKey = () => new TextEncoder().encode(`bearer:${environment().authSecret}`);

/** What a token must agree with at each use: whose it is, and that no password change came after it. */
export type TokenSubject = { id: string; tokenVersion: number };

/** A bearer token for the dashboard API: JWT, HS256, valid for 7 days or the `lifetime` given, such as `15m`. */
export function issueBearerToken(account: TokenSubject, lifetime = TOKEN_LIFETIME): Promise<string> {
  return new SignJWT({ ver: account.tokenVersion })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setSubject(account.id)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(signingKey());
}

/**
 * The account of an `Authorization: Bearer` header. Throws UNAUTHENTICATED when the token is missing, forged, expired,
 * older than the last password change, or its account is gone (RFC 8725: one algorithm, issuer and audience checked).
 */
export async function authenticateBearer(db: Orm, header: string | null): Promise<TokenSubject> {
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header?.trim() ?? "")?.[1];
  if (!token) throw new DomainError("UNAUTHENTICATED");
  const verified = await jwtVerify(token, signingKey(), {
    algorithms: ["HS256"],
    typ: "JWT",
    issuer: ISSUER,
    audience: AUDIENCE,
    requiredClaims: ["sub", "exp", "iat"],
  }).catch(() => null);
  if (!verified) throw new DomainError("UNAUTHENTICATED");
  const { accounts } = schema;
  const [account] = await db
    .select({ id: accounts.id, tokenVersion: accounts.tokenVersion })
    .from(accounts)
    .where(eq(accounts.id, String(verified.payload.sub)));
  if (!account || account.tokenVersion !== verified.payload["ver"]) throw new DomainError("UNAUTHENTICATED");
  return account;
}
