import { expect, test } from "vitest";
import type { Activity } from "@/components/trpc/types";
import { countryName, countryShares, withoutCountries } from "./country-shares";

const step = { at: new Date(0), logins: 0, activations: 0, users: 0, refusals: 0, sessions: 0 };
const nothing: Activity = { steps: [step], refusalsByCode: [], loginsByCountry: [], loginsElsewhere: 0 };

test.each([
  ["DE", "Germany"],
  ["TR", "Türkiye"],
  ["AX", "Åland Islands"],
  ["QY", "QY"],
  ["", ""],
])("%s is called %s", (code, name) => {
  expect(countryName(code)).toBe(name);
});

test("countries come as they are ranked, and the others last if there are any", () => {
  const loginsByCountry = [
    { country: "BR", count: 7 },
    { country: "DE", count: 2 },
  ];
  const labelsOf = (loginsElsewhere: number) =>
    countryShares({ ...nothing, loginsByCountry, loginsElsewhere }).map(({ label, count }) => [label, count]);
  expect(labelsOf(0)).toEqual([
    ["Brazil", 7],
    ["Germany", 2],
  ]);
  expect(labelsOf(5).at(-1)).toEqual(["Other countries", 5]);
});

test("an empty card tells silence from a proxy that nobody trusts", () => {
  expect(withoutCountries(nothing)).toBe("No log-ins in this time.");
  expect(withoutCountries({ ...nothing, steps: [step, { ...step, logins: 3 }] })).toContain("TRUSTED_PROXIES");
});
