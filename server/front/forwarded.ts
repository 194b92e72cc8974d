import type { IncomingHttpHeaders } from "node:http";
import { environment } from "../env";
import { askedOrigin, isTrustedPeer } from "../lib/ip";

/** What proxies say about the client. From anybody else it is a claim. */
const CLAIMS = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/** Under which scheme and host the client asked for something, as far as the socket's peer is believed. */
export function originOf(headers: IncomingHttpHeaders, peer: string | null): ReturnType<typeof askedOrigin> {
  const get = (name: string) => headers[name]?.toString() ?? null;
  return askedOrigin({ get }, peer, environment());
}

/**
 * Leaves in the headers what may be believed, for code that believes all of them (Next does): the claims of strangers go,
 * and of a proxy's lists the one value that counts stays.
 */
export function keepBelieved(headers: IncomingHttpHeaders, peer: string | null): void {
  if (!isTrustedPeer(peer, environment())) {
    for (const name of [...CLAIMS, ...environment().clientIpHeaders]) delete headers[name];
    return;
  }
  const { scheme, host } = originOf(headers, peer);
  headers["x-forwarded-proto"] = scheme;
  if (host === null) delete headers["x-forwarded-host"];
  else headers["x-forwarded-host"] = host;
}
