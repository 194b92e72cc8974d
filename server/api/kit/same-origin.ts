import { DomainError } from "@/server/errors";

/** Whether a browser sends this from a page of ours, or no browser sends it at all. */
function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (!origin) return true;
  const hosts = [headers.get("host"), headers.get("x-forwarded-host")];
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

/** Throws ACCESS_DENIED for what another site makes a browser send: a cookie alone proves no intent. */
export function refuseOtherSites(headers: Headers): void {
  if (isSameOrigin(headers)) return;
  throw new DomainError("ACCESS_DENIED", { message: "Requests from other sites are refused" });
}
