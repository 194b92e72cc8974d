import { environment } from "@/server/env";
import { clientAddress } from "@/server/lib/ip";
import { type Limit, limitedAddress } from "@/server/lib/limiter";
import { processSingleton } from "@/server/lib/process-singleton";
import { createRateLimit, LimitReached, type Quota } from "@/server/lib/rate-limit";

const perMinute = (name: string, points: number): Limit => ({ name, points, seconds: 60 });

/** How many requests a minute are answered. Guesses of passwords and license keys have limits of their own. */
export const LIMITS = {
  /** One address at the dashboard's REST and tRPC, the Seller API, the Elite Key API and the operator's, together. */
  address: perMinute("address", 1_200),
  /** One address at pages, the API reference included. A page of the dashboard takes some ten. */
  page: perMinute("page", 300),
  /** One account, over all its keys, tokens and browsers. */
  account: perMinute("account", 1_200),
  /** One seller key or Elite Key. */
  key: perMinute("key", 600),
  /** One address at the Client API, over all applications. */
  client_address: perMinute("client_address", 2_400),
  /** One address at one application. Not the owner's id, which is public: strangers could use it up. */
  application: perMinute("application", 200),
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

const limiterFor = (name: LimitName) => processSingleton(`rate-limit-${name}`, () => createRateLimit(LIMITS[name]));

/** What the request has taken so far, for the headers of its reply. */
const taken = new WeakMap<Request, Quota[]>();

function note(request: Request, quota: Quota): void {
  const others = taken.get(request)?.filter(({ limit }) => limit !== quota.limit) ?? [];
  taken.set(request, [...others, quota]);
}

/**
 * Counts the request against a limit of `key`, as so many `points`: one for each thing that it asks for.
 * RATE_LIMITS=off counts nothing. Throws RATE_LIMITED.
 */
export async function takeQuota(request: Request, name: LimitName, key: string, points = 1): Promise<void> {
  if (!environment().rateLimits) return;
  try {
    note(request, await limiterFor(name)(key, points));
  } catch (thrown) {
    if (thrown instanceof LimitReached) note(request, thrown.quota);
    throw thrown;
  }
}

/** Counts the request against its address, before anything else is done for it. Throws RATE_LIMITED. */
export async function takeAddressQuota(
  request: Request,
  peer: string | null,
  name: "address" | "client_address" | "page",
  points = 1,
): Promise<void> {
  if (!environment().rateLimits) return;
  const ip = clientAddress(request.headers, peer, environment());
  await takeQuota(request, name, limitedAddress(ip), points);
}

/** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers) for whatever the request was counted against. */
export function rateLimitHeaders(request: Request): Record<string, string> {
  const quotas = taken.get(request);
  if (!quotas) return {};
  return {
    ratelimit: quotas
      .map(({ limit, remaining, resetSeconds }) => `"${limit.name}";r=${remaining};t=${resetSeconds}`)
      .join(", "),
    "ratelimit-policy": quotas.map(({ limit }) => `"${limit.name}";q=${limit.points};w=${limit.seconds}`).join(", "),
  };
}
