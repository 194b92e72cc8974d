import type { Activity } from "@/components/trpc/types";

import type { Share } from "./share-card";

// In the language of the page around them: names in another would be read out wrongly.
const NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** A country by its two letters in words; letters that stand for none stay as they are. */
export function countryName(code: string): string {
  try {
    return NAMES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Why no country is known: nobody came, or all came from addresses that are at home in none. */
export function withoutCountries({ steps }: Activity): string {
  if (steps.every(({ logins }) => logins === 0)) return "No log-ins in this time.";
  return "All log-ins came from private addresses. If clients reach Latchkey through a proxy, its operator must name it in TRUSTED_PROXIES.";
}

/** The countries that log-ins came from, most first, and all others as one part. */
export function countryShares({ loginsByCountry, loginsElsewhere }: Activity): Share[] {
  const shares = loginsByCountry.map(({ country, count }) => ({
    name: country,
    label: countryName(country),
    badge: country,
    count,
    color: "var(--chart-1)",
  }));
  if (loginsElsewhere === 0) return shares;
  const others = { name: "others", label: "Other countries", badge: "···", color: "var(--muted-foreground)" };
  return [...shares, { ...others, count: loginsElsewhere }];
}
