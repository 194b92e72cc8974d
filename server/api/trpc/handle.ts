import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { DomainError } from "@/server/errors";
import { toDomainError } from "../kit/errors";
import { forwardedPeer } from "../kit/next-route";
import { rateLimitHeaders, takeAddressQuota, takeQuota } from "../kit/rate-limit";
import { readBytes } from "../kit/read-input";
import { nextRequestId } from "../kit/request-id";
import { errorHeaders, refuse } from "../kit/respond";
import { refuseOtherSites } from "../kit/same-origin";
import { createTrpcContext } from "./context";
import { type TrpcContext, toTrpcError } from "./init";
import { appRouter } from "./root";

/** Who asks, unless their address or account asked too much: then a refusal that tRPC's client understands. */
async function limitedContext(request: Request): Promise<TrpcContext> {
  const refuse = (thrown: unknown) => {
    throw toTrpcError(thrown);
  };
  await takeAddressQuota(request, forwardedPeer(request.headers), "address").catch(refuse);
  const ctx = await createTrpcContext(request.headers);
  const { actor } = ctx.service;
  if (actor.kind === "account") await takeQuota(request, "account", actor.accountId).catch(refuse);
  return ctx;
}

/** `/api/trpc/*`: what the dashboard in the browser asks. Mutations are POST, and only from pages of this origin. */
export async function handleTrpc(request: Request): Promise<Response> {
  try {
    const { method, headers, url } = request;
    if (method === "POST") refuseOtherSites(headers);
    const body = method === "POST" ? await readBytes(request) : null;
    return await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: new Request(url, { method, headers, body, signal: request.signal }),
      router: appRouter,
      createContext: () => limitedContext(request),
      responseMeta({ errors }) {
        const domain = errors.map((error) => error.cause).find((cause) => cause instanceof DomainError);
        const wait = domain ? errorHeaders(domain) : {};
        const limits = rateLimitHeaders(request);
        return { headers: { "cache-control": "no-store", "x-request-id": nextRequestId(), ...wait, ...limits } };
      },
    });
  } catch (thrown) {
    return refuse(toDomainError(thrown));
  }
}
