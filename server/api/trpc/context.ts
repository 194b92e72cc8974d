import { signedInAccount } from "@/server/auth/browser-session";
import { forwardedPeer } from "../kit/next-route";
import { requestContext } from "../kit/request-context";
import type { TrpcContext } from "./init";
import { toTrpcError } from "./init";

/** What procedures start from: the signed-in seller of a request's headers, or nobody. Throws DatabaseOpenError. */
export async function contextOf(headers: Headers, peer: string | null): Promise<TrpcContext> {
  const ctx = await requestContext({ headers }, peer, { kind: "anonymous" });
  const signedIn = await signedInAccount(ctx, headers);
  return { service: signedIn ? { ...ctx, actor: { kind: "account", ...signedIn } } : ctx };
}

/** The same for a page of Next's, which has `await headers()` alone. Throws TRPCError when the database is away. */
export async function createTrpcContext(headers: Headers): Promise<TrpcContext> {
  try {
    return await contextOf(headers, forwardedPeer(headers));
  } catch (thrown) {
    throw toTrpcError(thrown);
  }
}
