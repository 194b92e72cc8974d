import { environment } from "@/server/env";
import { DomainError } from "@/server/errors";
import { askedOrigin } from "@/server/lib/ip";

/** Whether a browser sends this from a page of ours, or no browser sends it at all. */
function isSameOrigin(headers: Headers, peer: string | null): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (!origin) return true;
  const hosts = [headers.get("host"), askedOrigin(headers, peer, environment()).host];
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

/**
 * Throws ACCESS_DENIED for what another site makes a browser send: a cookie alone proves no intent. `peer` is the
 * address of the socket's other end, whose word about the host counts when it is a trusted proxy.
 */
export function refuseOtherSites(headers: Headers, peer: string | null): void {
  if (isSameOrigin(headers, peer)) return;
  throw new DomainError("ACCESS_DENIED", { message: "Requests from other sites are refused" });
}
