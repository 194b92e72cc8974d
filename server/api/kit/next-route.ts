import { environment } from "@/server/env";
import { askedOrigin } from "@/server/lib/ip";
import { processSingleton } from "@/server/lib/process-singleton";
import type { Door } from "./request-context";

/** The header in which `server/main.ts` tells Next the address of the socket's peer. */
export const PEER_HEADER = "x-latchkey-peer";

/** What only this process knows: proof that the peer header was written by it and not by a client. */
export const peerProof = (): string => processSingleton("peer-proof", () => crypto.randomUUID());

/** The peer's address as `server/main.ts` wrote it; null where Next was asked directly. */
export function forwardedPeer(headers: Headers): string | null {
  const [proof, address] = (headers.get(PEER_HEADER) ?? "").split(" ");
  return proof === peerProof() && address ? address : null;
}

/** The header in which `server/front` has pages of the reference made for nobody in particular. */
export const READER_HEADER = "x-latchkey-reader";

/** Whether the page is made for readers who are signed in; null when it is made for whoever sends the request. */
export function readerIsSignedIn(headers: Headers): boolean | null {
  const [proof, reader] = (headers.get(READER_HEADER) ?? "").split(" ");
  return proof === peerProof() ? reader === "signed-in" : null;
}

/** The scheme and host under which a page was asked for, as far as proxies are believed; `http://host[:port]`. */
export function pageOrigin(headers: Headers): string {
  const { scheme, host } = askedOrigin(headers, forwardedPeer(headers), environment());
  return `${scheme}://${host ?? "localhost:3000"}`;
}

/** A door as a Next route handler. Next insists on a plain `Response`. */
export const nextRoute = (handle: Door) => async (request: Request) => {
  const reply = await handle(request, forwardedPeer(request.headers));
  return new Response(reply.body, { status: reply.status, headers: reply.headers });
};
