import { signedInAccount } from "@/server/auth/browser-session";
import { forwardedPeer } from "../kit/next-route";
import { requestContext } from "../kit/request-context";
import type { TrpcContext } from "./init";
import { toTrpcError } from "./init";

/**
 * What procedures start from, for a request's headers (in a page: `await headers()`): the signed-in seller, or nobody.
 * Throws TRPCError when the database is away.
 */
export async function createTrpcContext(headers: Headers): Promise<TrpcContext> {
  try {
    const ctx = await requestContext({ headers }, forwardedPeer(headers), { kind: "anonymous" });
    const signedIn = await signedInAccount(ctx, headers);
    return { service: signedIn ? { ...ctx, actor: { kind: "account", ...signedIn } } : ctx };
  } catch (thrown) {
    throw toTrpcError(thrown);
  }
}
