import { isIP, type LookupFunction } from "node:net";
import { Agent, errors, request as send } from "undici";
import { brandErrors } from "./brand";
import { isPublicAddress, normalizeAddress } from "./ip";
import { type HostResolver, resolveLocalHost, resolvePublicHost } from "./resolve-host";

/** How long a call may take in all, name look-up and reading included. */
const TOTAL_MS = 10_000;

/** The longest reply that is read, in bytes. */
const REPLY_MAX = 1024 * 1024;

/** Why a call was not made, or failed. */
export type OutboundFailure = "url" | "address" | "timeout" | "too_large" | "redirect" | "network";

/** A call that failed. It names neither the URL nor any header, so it may be logged. */
export class OutboundError extends Error {
  static {
    brandErrors("OutboundError", OutboundError);
  }

  constructor(readonly reason: OutboundFailure) {
    super(`The outgoing call failed: ${reason}`);
    this.name = "OutboundError";
  }
}

/** A call to make. `headers` by lower-case name. */
export type OutboundCall = { url: string; method: "GET" | "POST"; headers?: Record<string, string>; body?: string };

/** What came back; the body as UTF-8 text. */
export type OutboundReply = { status: number; text: string };

type Options = {
  /** Also addresses that are not on the public internet, and any port. */
  allowPrivate: boolean;
  /** Tests bring their own. */
  resolve?: HostResolver;
  totalMs?: number;
};

/** Ports below 1024 belong to other protocols, to which a body that a stranger wrote must not be sent. */
const isWebPort = (port: string): boolean => port === "" || port === "80" || port === "443" || Number(port) >= 1024;

function parseTarget(url: string, allowPrivate: boolean): URL {
  if (!URL.canParse(url)) throw new OutboundError("url");
  // The parser rewrites 0x7f.1, 2130706433, full-width digits and the like as the address that they mean.
  const target = new URL(url);
  const isWeb = target.protocol === "http:" || target.protocol === "https:";
  if (!isWeb || target.username !== "" || target.password !== "") throw new OutboundError("url");
  if (!allowPrivate && !isWebPort(target.port)) throw new OutboundError("address");
  return target;
}

/** The addresses of the target, every one of which has been checked. Throws OutboundError. */
async function checkedAddresses(target: URL, { allowPrivate, resolve }: Options): Promise<readonly string[]> {
  const host = target.hostname.replace(/^\[(.+)\]$/, "$1");
  const resolver = resolve ?? (allowPrivate ? resolveLocalHost : resolvePublicHost);
  const found = isIP(host) ? [host] : await resolver(host);
  const addresses = found.map(normalizeAddress).filter((address) => address !== null);
  if (addresses.length === 0 || addresses.length !== found.length) throw new OutboundError("address");
  // One private address among public ones is a name that waits for the moment between check and use.
  if (!allowPrivate && !addresses.every(isPublicAddress)) throw new OutboundError("address");
  return addresses;
}

/** A look-up that knows one answer. `Host` and the name in the TLS handshake stay what the URL says. */
const pinned = (addresses: readonly string[]): LookupFunction => {
  const entries = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    if (options.all) callback(null, entries);
    else callback(null, entries[0]?.address ?? "", entries[0]?.family);
  };
};

async function exchange(target: URL, call: OutboundCall, agent: Agent, signal: AbortSignal): Promise<OutboundReply> {
  const { statusCode, body } = await send(target, {
    dispatcher: agent,
    method: call.method,
    headers: { "accept-encoding": "identity", ...call.headers },
    body: call.body ?? null,
    signal,
  });
  if (statusCode >= 300 && statusCode < 400) throw new OutboundError("redirect");
  return { status: statusCode, text: await body.text() };
}

function toOutboundError(thrown: unknown, signal: AbortSignal): OutboundError {
  if (thrown instanceof OutboundError) return thrown;
  if (signal.aborted) return new OutboundError("timeout");
  return new OutboundError(thrown instanceof errors.ResponseExceededMaxSizeError ? "too_large" : "network");
}

/** Gives what `work` gives, or throws the signal's reason as soon as it is aborted, whatever `work` waits for. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

/**
 * One HTTP call to an address that somebody else chose. `http` and `https` only, no credentials in the URL; every
 * address of the host must be public (unless private ones are allowed), and the connection goes to exactly the addresses
 * that were checked. No redirects, cookies or proxies; 10 seconds in all, 1 MiB of reply.
 * Throws OutboundError. Any status outside 3xx is a reply.
 */
export async function callOut(call: OutboundCall, options: Options): Promise<OutboundReply> {
  const signal = AbortSignal.timeout(options.totalMs ?? TOTAL_MS);
  let agent: Agent | undefined;
  try {
    const target = parseTarget(call.url, options.allowPrivate);
    const addresses = await within(signal, checkedAddresses(target, options));
    agent = new Agent({ connect: { lookup: pinned(addresses) }, maxResponseSize: REPLY_MAX, pipelining: 0 });
    return await within(signal, exchange(target, call, agent, signal));
  } catch (thrown) {
    throw toOutboundError(thrown, signal);
  } finally {
    // Also cuts the connection of a reply that is still coming in.
    void agent?.destroy();
  }
}
