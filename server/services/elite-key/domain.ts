import { domainToASCII } from "node:url";

const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** What an address has beside its host; Node would cut it off in silence. */
const NOT_A_HOST = /[/\\?#@:%]/;

/** A host name in its one spelling: lower case, punycode, no trailing dot; null when it cannot be one. */
export function normalizeDomain(text: string): string | null {
  if (NOT_A_HOST.test(text)) return null;
  const ascii = domainToASCII(text.trim().replace(/\.$/, "")).toLowerCase();
  if (ascii.length === 0 || ascii.length > 253) return null;
  return ascii.split(".").every((label) => LABEL.test(label)) ? ascii : null;
}

/** A rule's domain, with or without a leading `*.`, in its one spelling; null when it cannot be one. */
export function normalizeDomainRule(text: string): string | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith("*.")) return normalizeDomain(trimmed);
  const apex = normalizeDomain(trimmed.slice(2));
  return apex === null ? null : `*.${apex}`;
}

/** Whether a rule covers a domain, both normalised. `*.example.com` covers any depth below, not the apex. */
export const domainMatches = (rule: string, domain: string): boolean =>
  rule.startsWith("*.") ? domain.endsWith(rule.slice(1)) : rule === domain;

function hostOf(address: string | null): string | null {
  if (!address) return null;
  try {
    return normalizeDomain(new URL(address).hostname);
  } catch {
    return null;
  }
}

/** The site that a request says it comes from: the host of `Origin`, without one that of `Referer`; null when neither. */
export const requestDomain = (headers: Headers): string | null =>
  hostOf(headers.get("origin")) ?? hostOf(headers.get("referer"));
