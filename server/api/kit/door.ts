import type { DomainError } from "@/server/errors";
import { DomainError as Refusal } from "@/server/errors";
import { whileDatabaseAnswers } from "@/server/services/health";
import { refuseLongAddress } from "./broken-request";
import { toDomainError } from "./errors";
import { rateLimitHeaders, takeAddressQuota } from "./rate-limit";
import type { Door } from "./request-context";
import { refuse } from "./respond";
import { MethodRefusal } from "./route-table";

/** Where browsers say that they fetch ahead: today's, Chrome's and Safari's before it, and Firefox's. */
const PURPOSES = ["sec-purpose", "purpose", "x-purpose", "x-moz"] as const;

/** Whether a browser asks ahead of its user, who may never follow. */
const isPrefetch = (headers: Headers): boolean =>
  PURPOSES.some((name) => /prefetch|prerender/i.test(headers.get(name) ?? ""));

/**
 * What every door has in common: addresses that ask too much are refused (unless `isLimited` is false), OPTIONS, HEAD
 * and prefetches execute nothing, and whatever is thrown becomes a refusal. `methods` are those the surface knows at
 * all, for `Allow`. `refused` tells a handler that goes on that its caller has been refused meanwhile.
 */
export function door(
  methods: readonly string[],
  handle: (request: Request, peer: string | null, refused: AbortSignal) => Promise<Response>,
  refusal: (error: DomainError, headers?: Record<string, string>) => Response = refuse,
  { isLimited = true }: { isLimited?: boolean } = {},
): Door {
  const allow = methods.join(", ");
  const answer: Door = async (request, peer) => {
    const refused = new AbortController();
    try {
      refuseLongAddress(request.url);
      if (isLimited) await takeAddressQuota(request, peer, "address");
      if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
      if (request.method === "HEAD") throw new MethodRefusal(allow);
      if (isPrefetch(request.headers)) {
        throw new Refusal("INVALID_INPUT", { message: "Prefetching is not supported" });
      }
      return await whileDatabaseAnswers(handle(request, peer, refused.signal));
    } catch (thrown) {
      refused.abort(thrown);
      const error = toDomainError(thrown);
      return refusal(error, error instanceof MethodRefusal ? { allow: error.allow } : {});
    }
  };
  return async (request, peer) => {
    const reply = await answer(request, peer);
    for (const [name, value] of Object.entries(rateLimitHeaders(request))) reply.headers.set(name, value);
    return reply;
  };
}
