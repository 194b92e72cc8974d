/** Where someone arrives who was not on the way to anything: everything they have, at a glance. */
export const HOME = "/overview";

/** Any origin of nobody's: what stays on it would stay on ours. */
const SOMEWHERE = "http://latchkey.invalid";

/**
 * Where to go after signing in: a path of this site, or HOME. Whatever could lead elsewhere is dropped. The browser's own
 * rules decide, because they skip tabs and line breaks, take `\` for `/`, and make `/.//evil.test` into `//evil.test`.
 */
export function safeNext(next: string | string[] | undefined | null): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, SOMEWHERE)) return HOME;
  const { origin, pathname, search, hash } = new URL(next, SOMEWHERE);
  return origin === SOMEWHERE && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : HOME;
}

/** The sign-in page, which leads back to `path` afterwards. */
export function signInAddress(path: string | null): string {
  const next = safeNext(path);
  return next === HOME ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
