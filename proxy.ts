import { type NextRequest, NextResponse } from "next/server";

/** `next dev` reloads modules with eval; a build never does. */
const IS_DEV = process.env["NODE_ENV"] === "development";

/** What pages may load and do. Scripts need the nonce of their own request; everything else comes from this origin. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${IS_DEV ? " 'unsafe-eval'" : ""}`,
    // Libraries position menus and charts with style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${IS_DEV ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Gives every page a Content-Security-Policy with a nonce of its own, and the other headers that keep browsers from
 * helping attackers. Next reads the nonce from the request's copy of the policy and puts it on its scripts; a page's own
 * inline script finds it in `x-nonce`. Layouts, which are not told the address, find it in `x-path`.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  return response;
}

/** Pages alone: the doors answer for themselves, and built files are the same for everyone. */
export const config = { matcher: ["/((?!api/|_next/static/|_next/image/|icon\\.svg|favicon\\.ico).*)"] };
