import type { IncomingMessage, ServerResponse } from "node:http";
import { NodeRequest, sendNodeResponse } from "srvx/node";
import { doorFor } from "../api/doors";
import { isLongAddress } from "../api/kit/broken-request";
import { PEER_HEADER, peerProof } from "../api/kit/next-route";
import { refuse } from "../api/kit/respond";
import { DomainError } from "../errors";
import { keepBelieved, originOf } from "./forwarded";
import { createPages } from "./pages";
import { createReference } from "./reference";
import { createStaticHandler, isStatic } from "./static";

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A year: browsers that came by TLS once do not come without it again. */
const HSTS = "max-age=31536000";

/** Doors first, built files, Next for the rest. Only here is the socket's peer known, and so whether a proxy may be believed. */
export function createHandler(handleByNext: NodeHandler, serveStatic = createStaticHandler()): NodeHandler {
  const servePage = createPages(handleByNext, createReference(handleByNext));
  const askNext: NodeHandler = (req, res) => {
    const peer = req.socket.remoteAddress ?? null;
    keepBelieved(req.headers, peer);
    req.headers[PEER_HEADER] = `${peerProof()} ${peer ?? ""}`;
    return servePage(req, res, peer);
  };
  return async (req, res) => {
    const url = req.url ?? "/";
    const peer = req.socket.remoteAddress ?? null;
    if (req.headers["x-forwarded-proto"] && originOf(req.headers, peer).scheme === "https") {
      res.setHeader("strict-transport-security", HSTS);
    }
    if (isStatic(url) && serveStatic(req, res)) return;
    const query = url.indexOf("?");
    const handle = doorFor(query < 0 ? url : url.slice(0, query));
    if (handle === null && isLongAddress(url)) {
      return sendNodeResponse(res, refuse(new DomainError("URI_TOO_LONG")));
    }
    if (handle === null) return askNext(req, res);
    await sendNodeResponse(res, await handle(new NodeRequest({ req, res }), peer));
  };
}
