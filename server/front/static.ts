import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

const STATIC_PREFIX = "/_next/static";

/** Whether an address is one of a built file. */
export const isStatic = (url: string): boolean => url.startsWith(`${STATIC_PREFIX}/`);

/**
 * The built files that browsers fetch, in the encodings that the build made of them. Their names change with their bytes.
 * False for one that does not exist, which is not answered.
 */
export function createStaticHandler(): (req: IncomingMessage, res: ServerResponse) => boolean {
  const serve = sirv(".next/static", {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    immutable: true,
    maxAge: 31_536_000,
    setHeaders: (res) => res.setHeader("x-content-type-options", "nosniff"),
  });
  return (req, res) => {
    const { url = "/" } = req;
    let isThere = true;
    req.url = url.slice(STATIC_PREFIX.length);
    serve(req, res, () => {
      req.url = url;
      isThere = false;
    });
    return isThere;
  };
}
