import type { IncomingMessage, ServerResponse } from "node:http";
import { NodeRequest } from "srvx/node";
import { toDomainError } from "../api/kit/errors";
import { rateLimitHeaders, takeAddressQuota } from "../api/kit/rate-limit";
import { errorHeaders, refusalBody } from "../api/kit/respond";
import { environment } from "../env";
import type { DomainError } from "../errors";
import { clientAddress } from "../lib/ip";
import { limitedAddress } from "../lib/limiter";
import { createTurns } from "../lib/turns";
import type { NodeHandler } from "./handler";
import type { createReference } from "./reference";

/** Pages of one address that are made at once, and that wait: a page costs the one thread some 10 ms. */
const TOGETHER_OF_ADDRESS = 1;
const WAITING_OF_ADDRESS = 100;
const WAITING_MAX = 2_000;

type PeerHandler = (req: IncomingMessage, res: ServerResponse, peer: string | null) => Promise<void>;
type Reference = ReturnType<typeof createReference>;

/** next-auth's own addresses, which count themselves (`server/auth/next-auth.ts`). */
const COUNTS_ITSELF = /^\/api\/auth\/[^?]/;

const STYLE =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1rem;color-scheme:light dark}h1{font-size:1.25rem}";

/** A refusal for people: no scripts, nothing to fetch. */
const refusalPage = (title: string, seconds: number): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>More pages were asked for from your address than this server gives out in so short a time.
You can go on in ${seconds === 1 ? "a second" : `${seconds} seconds`}: <a href="">try again</a>.</p></main></body></html>
`;

function refuse(req: IncomingMessage, res: ServerResponse, error: DomainError, limits: Record<string, string>): void {
  const wantsPage = !req.headers["rsc"] && String(req.headers.accept ?? "").includes("text/html");
  const seconds = Math.ceil(error.retryAfterSeconds ?? 1);
  const isBusy = error.code === "RATE_LIMITED";
  const body = wantsPage
    ? refusalPage(isBusy ? "Too many requests" : "The server is busy", seconds)
    : JSON.stringify(refusalBody(error));
  res.writeHead(isBusy ? 429 : 503, {
    "content-type": wantsPage ? "text/html; charset=utf-8" : "application/json; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...errorHeaders(error),
    ...limits,
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

/**
 * Stands before Next: each page counts against its address, and pages of one address are made one after the other, so
 * that one caller's pages never hold the thread for long. Sign-in counts itself and waits for nobody.
 */
export function createPages(handleByNext: NodeHandler, serveReference: Reference): PeerHandler {
  const turns = createTurns({
    together: Number.POSITIVE_INFINITY,
    togetherOfOne: TOGETHER_OF_ADDRESS,
    waiting: WAITING_MAX,
    waitingOfOne: () => WAITING_OF_ADDRESS,
  });
  return async (req, res, peer) => {
    const isSignIn = COUNTS_ITSELF.test(req.url ?? "/") && (req.method === "GET" || req.method === "POST");
    if (isSignIn) return handleByNext(req, res);
    const make = async () => {
      if (!res.destroyed && !(await serveReference(req, res, peer))) await handleByNext(req, res);
    };
    if (!environment().rateLimits) return make();
    const request = new NodeRequest({ req, res });
    const address = limitedAddress(clientAddress(request.headers, peer, environment()));
    try {
      await takeAddressQuota(request, peer, "page");
      await turns(address, make);
    } catch (thrown) {
      if (res.headersSent) return void res.destroy();
      refuse(req, res, toDomainError(thrown), rateLimitHeaders(request));
    }
  };
}
