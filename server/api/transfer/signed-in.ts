import { signedInAccount } from "@/server/auth/browser-session";
import { DomainError } from "@/server/errors";
import type { ServiceContext } from "@/server/services/context";
import { takeQuota } from "../kit/rate-limit";
import { requestContext } from "../kit/request-context";
import { readParams } from "../kit/route-table";

/**
 * The world of a request that carries a browser's session, counted against its account. Throws
 * UNAUTHENTICATED, RATE_LIMITED, DatabaseOpenError.
 */
export async function signedInContext(request: Request, peer: string | null): Promise<ServiceContext> {
  const ctx = await requestContext(request, peer, { kind: "anonymous" });
  const account = await signedInAccount(ctx, request.headers);
  if (!account) throw new DomainError("UNAUTHENTICATED");
  await takeQuota(request, "account", account.accountId);
  return { ...ctx, actor: { kind: "account", ...account } };
}

/** The last parts of the address, of which there are `count`, decoded. Throws INVALID_INPUT. */
export function lastParts(request: Request, count: number): string[] {
  const parts = new URL(request.url).pathname.replace(/\/$/, "").split("/").slice(-count);
  return Object.values(readParams(Object.fromEntries(parts.map((part, place) => [`path part ${place + 1}`, part]))));
}
