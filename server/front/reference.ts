import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { NodeRequest } from "srvx/node";
import { PEER_HEADER, peerProof, READER_HEADER } from "../api/kit/next-route";
import { requestContext } from "../api/kit/request-context";
import { signedInAccount } from "../auth/browser-session";
import { originOf } from "./forwarded";
import type { NodeHandler } from "./handler";

/** A page's text, cut where each reader gets something of their own. */
type Piece = Buffer | "nonce" | "origin" | "host";
type CutPage = { headers: readonly (readonly [name: string, value: string])[]; pieces: readonly Piece[] };

const ADDRESS = /^\/docs(?:\/[a-z0-9-]+)?\/?$/;

/** Stands for the reader's host while a page is made. No host is called so (RFC 2606). */
const HOST = "latchkey-reference.invalid";

/** What belongs to one reply, or is written anew for each. */
const NOT_KEPT = [
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
  "etag",
];

/** Stands for the nonce in headers that are kept (the policy, preloads). */
const NONCE = "{nonce}";

const FEWEST_BYTES_TO_COMPRESS = 1_000;
const compress = promisify(gzip);

/** Cuts a page where its nonce stands, and where its host does. */
function cut(html: string, nonce: string): Piece[] {
  const marks = new Map<string, Piece>([
    [nonce, "nonce"],
    [`http://${HOST}`, "origin"],
    [HOST, "host"],
  ]);
  const escaped = [...marks.keys()].map((mark) => mark.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const parts = html.split(new RegExp(`(${escaped.join("|")})`));
  return parts.map((part) => marks.get(part) ?? Buffer.from(part));
}

/** Has Next make a page for nobody in particular; null where it makes none (an address that leads nowhere). */
async function makePage(handleByNext: NodeHandler, path: string, isSignedIn: boolean): Promise<CutPage | null> {
  const inner = createServer((req, res) => {
    req.headers = {
      host: HOST,
      accept: "text/html",
      [PEER_HEADER]: `${peerProof()} `,
      [READER_HEADER]: `${peerProof()} ${isSignedIn ? "signed-in" : "anyone"}`,
    };
    handleByNext(req, res).catch(() => res.destroy());
  });
  await new Promise<void>((resolve) => inner.listen(0, "127.0.0.1", resolve));
  try {
    const reply = await fetch(`http://127.0.0.1:${(inner.address() as AddressInfo).port}${path}`);
    const html = await reply.text();
    const nonce = /'nonce-([^']+)'/.exec(reply.headers.get("content-security-policy") ?? "")?.[1];
    if (reply.status !== 200 || !nonce) return null;
    const kept = [...reply.headers].filter(([name]) => !NOT_KEPT.includes(name));
    const headers = kept.map(([name, value]) => [name, value.replaceAll(nonce, NONCE)] as const);
    return { headers, pieces: cut(html, nonce) };
  } finally {
    inner.close();
    inner.closeAllConnections();
  }
}

/** A reader without a cookie is nobody; so is everyone while the database is away. */
async function isSignedIn(req: IncomingMessage, res: ServerResponse, peer: string | null): Promise<boolean> {
  if (!req.headers.cookie) return false;
  const request = new NodeRequest({ req, res });
  try {
    const ctx = await requestContext(request, peer, { kind: "anonymous" });
    return (await signedInAccount(ctx, request.headers)) !== null;
  } catch {
    return false;
  }
}

async function send(req: IncomingMessage, res: ServerResponse, page: CutPage, peer: string | null): Promise<void> {
  const { scheme, host } = originOf(req.headers, peer);
  const named = host ?? "localhost:3000";
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const words = { nonce, origin: `${scheme}://${named}`, host: named };
  const body = Buffer.concat(
    page.pieces.map((piece) => (typeof piece === "string" ? Buffer.from(words[piece]) : piece)),
  );
  for (const [name, value] of page.headers) res.setHeader(name, value.replaceAll(NONCE, nonce));
  res.setHeader("cache-control", "private, no-cache, no-store, max-age=0, must-revalidate");
  const isSmall =
    /\bgzip\b/.test(String(req.headers["accept-encoding"] ?? "")) && body.length >= FEWEST_BYTES_TO_COMPRESS;
  if (isSmall) res.setHeader("content-encoding", "gzip");
  const sent = isSmall ? await compress(body, { level: 4 }) : body;
  res.setHeader("content-length", sent.length);
  res.end(req.method === "HEAD" ? undefined : sent);
}

/**
 * The pages of the API reference: made by Next once a process, then sent as they are, with a nonce of each reply's own
 * in its policy and on its scripts, and the reader's host in its examples. Nothing else in them depends on who reads.
 * Gives false for what is no page of the reference, which is not answered.
 */
export function createReference(
  handleByNext: NodeHandler,
): (req: IncomingMessage, res: ServerResponse, peer: string | null) => Promise<boolean> {
  const pages = new Map<string, Promise<CutPage | null>>();
  return async (req, res, peer) => {
    const path = (req.url ?? "/").split("?")[0] ?? "/";
    if (!ADDRESS.test(path) || (req.method !== "GET" && req.method !== "HEAD")) return false;
    const signedIn = await isSignedIn(req, res, peer);
    const bare = path.replace(/\/$/, "");
    const key = `${bare} ${signedIn}`;
    const page = pages.get(key) ?? makePage(handleByNext, bare, signedIn);
    pages.set(key, page);
    const made = await page.catch(() => null);
    // What was not made may be one day, and strangers choose what is asked for.
    if (made === null) pages.delete(key);
    if (made === null) return false;
    await send(req, res, made, peer);
    return true;
  };
}
