import { type AddressRanges, findRange, readAddressFile, toBoundV4, toBoundV6 } from "../address-table";
import { normalizeAddress } from "../ip";

/** Which country each range of addresses is registered in: a place in `codes` for each range. */
export type CountryTable = AddressRanges & { codes: string[]; countries: { v4: Uint16Array; v6: Uint16Array } };

/**
 * Loads @ip-location-db/asn-country: 210,000 ranges with the country that the five regional registries, gathered by the
 * Number Resource Organization, give for them; 2.6 MB of numbers stay. It holds no private or reserved address. Throws
 * when the package is not there.
 */
export async function loadCountries(): Promise<CountryTable> {
  const places = new Map<string, number>();
  const place = (code: string) => {
    const known = places.get(code) ?? places.size;
    places.set(code, known);
    return known;
  };
  const read = async <Bound>(file: string, toBound: (digits: string) => Bound) => {
    const rows = { starts: [] as Bound[], ends: [] as Bound[], countries: [] as number[] };
    await readAddressFile(`asn-country/${file}`, (first, last, code) => {
      rows.starts.push(toBound(first));
      rows.ends.push(toBound(last));
      rows.countries.push(place(code.trim()));
    });
    return rows;
  };
  const v4 = await read("asn-country-ipv4-num.csv", toBoundV4);
  const v6 = await read("asn-country-ipv6-num.csv", toBoundV6);
  return {
    v4: { starts: Uint32Array.from(v4.starts), ends: Uint32Array.from(v4.ends) },
    v6: { starts: BigUint64Array.from(v6.starts), ends: BigUint64Array.from(v6.ends) },
    countries: { v4: Uint16Array.from(v4.countries), v6: Uint16Array.from(v6.countries) },
    codes: [...places.keys()],
  };
}

/** The two letters (ISO 3166-1) of the country that an address is registered in; null when it is unknown or no address. */
export function findCountry(table: CountryTable, address: string): string | null {
  const canonical = normalizeAddress(address);
  if (canonical === null) return null;
  const [kind, range] = findRange(table, canonical);
  return table.codes[table.countries[kind][range] ?? -1] ?? null;
}
