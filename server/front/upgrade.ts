import type { IncomingMessage, ServerResponse } from "node:http";

/** Protocols that a client offers beside an ordinary request: Java's HttpClient offers HTTP/2 with each first one. */
const OFFERS = new Set(["h2c", "tls/1.0"]);

/**
 * Refuses a request that wants to turn its connection into something else, such as a WebSocket: 400, and the connection
 * closes. An offer of HTTP/2 is passed over, as RFC 9110 (7.8) allows, and the request answered. True when it has replied.
 */
export function refuseUpgrade(req: IncomingMessage, res: ServerResponse): boolean {
  const wanted = req.headers.upgrade;
  if (wanted === undefined || !/\bupgrade\b/i.test(req.headers.connection ?? "")) return false;
  if (wanted.split(",").some((protocol) => OFFERS.has(protocol.trim().toLowerCase()))) return false;
  res.writeHead(400, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    connection: "close",
  });
  res.end('{"success":false,"message":"This server does not upgrade connections","code":"INVALID_INPUT"}');
  return true;
}
