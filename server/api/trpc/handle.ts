import { type FetchCreateContextFnOptions, fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { DomainError } from "@/server/errors";
import { decodeUtf8 } from "@/server/lib/text";
import { refuseLongAddress } from "../kit/broken-request";
import { toDomainError } from "../kit/errors";
import { rateLimitHeaders, takeAddressQuota, takeQuota } from "../kit/rate-limit";
import { readBytes, readQuery } from "../kit/read-input";
import type { Door } from "../kit/request-context";
import { nextRequestId } from "../kit/request-id";
import { errorHeaders, refuse } from "../kit/respond";
import { MethodRefusal } from "../kit/route-table";
import { refuseOtherSites } from "../kit/same-origin";
import { contextOf } from "./context";
import { type TrpcContext, toTrpcError } from "./init";
import { appRouter } from "./root";

/** Calls that one request may carry. The dashboard sends ten at the most (`components/trpc/links.ts`). */
const BATCH_MAX = 20;

type RequestInfo = FetchCreateContextFnOptions["info"];

/** Throws INVALID_INPUT for what changes something and comes in company: what is dear or irreversible goes alone. */
function refuseCompany({ calls }: RequestInfo): void {
  const change = calls.find(({ procedure }) => procedure?._def.type === "mutation");
  if (!change || calls.length === 1) return;
  throw new DomainError("INVALID_INPUT", { message: `${change.path} cannot be one of several calls of a request` });
}

/**
 * Who asks, unless their address or account asked too much. Each call of a batch takes a point; the first of the address
 * was taken when the request came.
 */
async function limitedContext(request: Request, peer: string | null, info: RequestInfo): Promise<TrpcContext> {
  const { calls } = info;
  if (calls.length > 1) await takeAddressQuota(request, peer, "address", calls.length - 1);
  refuseCompany(info);
  const context = await contextOf(request.headers, peer);
  const { actor } = context.service;
  if (actor.kind === "account") await takeQuota(request, "account", actor.accountId, calls.length);
  return context;
}

/**
 * `/api/trpc/*`: what the dashboard in the browser asks. Mutations are POST, only from pages of this origin, and one a
 * request; up to 20 queries may come together.
 */
export const handleTrpc: Door = async (request, peer) => {
  try {
    const { method, headers, url } = request;
    refuseLongAddress(url);
    const taken = await takeAddressQuota(request, peer, "address").catch(toDomainError);
    if (method !== "GET" && method !== "POST") throw taken ?? new MethodRefusal("GET, POST");
    if (method === "POST") refuseOtherSites(headers, peer);
    readQuery(new URL(url));
    const body = method === "POST" && !taken ? await readBytes(request) : null;
    if (body) decodeUtf8(body);
    return await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: new Request(url, { method, headers, body, signal: request.signal }),
      router: appRouter,
      maxBatchSize: BATCH_MAX,
      createContext: async ({ info }) => {
        if (taken) throw toTrpcError(taken);
        return limitedContext(request, peer, info).catch((thrown: unknown) => {
          throw toTrpcError(thrown);
        });
      },
      responseMeta({ errors }) {
        const domain = errors.map((error) => error.cause).find((cause) => cause instanceof DomainError);
        const wait = domain ? errorHeaders(domain) : {};
        const limits = rateLimitHeaders(request);
        return { headers: { "cache-control": "no-store", "x-request-id": nextRequestId(), ...wait, ...limits } };
      },
    });
  } catch (thrown) {
    const error = toDomainError(thrown);
    const allow: Record<string, string> = error instanceof MethodRefusal ? { allow: error.allow } : {};
    return refuse(error, { ...rateLimitHeaders(request), ...allow });
  }
};
