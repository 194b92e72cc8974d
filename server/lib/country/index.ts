import { LRUCache } from "lru-cache";
import { isPublicAddress } from "../ip";
import { logger } from "../logger";
import { processSingleton } from "../process-singleton";
import { type CountryTable, findCountry, loadCountries } from "./table";

/** Clients come back from where they were, and to parse an IPv6 address costs more than all the rest. */
const REMEMBERED_MAX = 10_000;

/** Something that knows the countries of addresses. */
export type CountryFinder = (addresses: ReadonlySet<string>) => Promise<Map<string, string>>;

/**
 * Looks addresses up in the table that comes with the product; it is loaded when the first public address is asked for.
 * Without its package no address has a country, and the log says so once.
 */
export function createCountryFinder(load: () => Promise<CountryTable> = loadCountries): CountryFinder {
  const remembered = new LRUCache<string, string>({ max: REMEMBERED_MAX });
  let loading: Promise<CountryTable | null> | undefined;
  const table = () => {
    loading ??= load().catch((error: unknown) => {
      logger().error({ err: error }, "the table of countries is missing; log-ins are not counted by country");
      return null;
    });
    return loading;
  };
  return async (addresses) => {
    const found = new Map<string, string>();
    // A laptop, whose clients are all at home, need never read it.
    if (!loading && ![...addresses].some(isPublicAddress)) return found;
    const known = await table();
    if (!known) return found;
    for (const address of addresses) {
      const country = remembered.get(address) ?? findCountry(known, address) ?? "";
      remembered.set(address, country);
      if (country) found.set(address, country);
    }
    return found;
  };
}

/**
 * The country, in two letters (ISO 3166-1), of each address that has one: of none that is private, reserved, unknown or no
 * address at all. Never throws.
 */
export const countriesOf: CountryFinder = (addresses) =>
  processSingleton("country-finder", () => createCountryFinder())(addresses);
