import type { schema } from "@/db/client";
import { addressInNetworks } from "@/server/lib/ip";
import { domainMatches } from "./domain";

/** A rule about where the Elite Key may be used from. */
export type EliteRule = typeof schema.eliteRules.$inferSelect;

type Where = { ip: string; domain: string | null };

function matches(rule: Pick<EliteRule, "kind" | "value">, { ip, domain }: Where): boolean {
  if (rule.kind === "ip") return addressInNetworks(ip, [rule.value]);
  return domain !== null && domainMatches(rule.value, domain);
}

/**
 * Whether a request may come from there: no black list holds it, and each white list that is not empty does. A request
 * without a domain is outside of every domain white list.
 */
export function isAccessAllowed(rules: readonly Pick<EliteRule, "list" | "kind" | "value">[], where: Where): boolean {
  if (rules.some((rule) => rule.list === "blacklist" && matches(rule, where))) return false;
  return (["ip", "domain"] as const).every((kind) => {
    const allowed = rules.filter((rule) => rule.list === "whitelist" && rule.kind === kind);
    return allowed.length === 0 || allowed.some((rule) => matches(rule, where));
  });
}
