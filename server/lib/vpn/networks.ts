import { type AddressRanges, findRange, type Ranges, readAddressFile, toBoundV4, toBoundV6 } from "../address-table";
import { isHostingName } from "./hosting-names";

/** The networks of hosting and VPN companies. */
export type Networks = AddressRanges;

/**
 * Reads one table of @ip-location-db/asn, which says what network belongs to whom: made from the routing tables that
 * Route Views collects and DB-IP's lite data, CC BY 4.0. Lines are `first,last,number,name`. Keeps what belongs to
 * hosting networks, neighbours as one.
 */
async function readNetworks<Bound extends number | bigint>(
  file: string,
  toBound: (digits: string) => Bound,
): Promise<Ranges<Bound[]>> {
  const isHosting = new Map<string, boolean>();
  const starts: Bound[] = [];
  const ends: Bound[] = [];
  const add = (start: Bound, end: Bound) => {
    const before = ends.at(-1);
    if (before !== undefined && BigInt(start) <= BigInt(before) + 1n) {
      ends[ends.length - 1] = end > before ? end : before;
    } else {
      starts.push(start);
      ends.push(end);
    }
  };
  await readAddressFile(`asn/${file}`, (first, last, owner) => {
    const comma = owner.indexOf(",");
    const number = owner.slice(0, comma);
    const nameOf = () => owner.slice(comma + 1).replaceAll('"', "");
    const wanted = isHosting.get(number) ?? isHostingName(nameOf().trim());
    isHosting.set(number, wanted);
    if (wanted) add(toBound(first), toBound(last));
  });
  return { starts, ends };
}

/** Loads the tables: half a million lines, of which less than 1 MB of numbers stay. Throws when the package is not there. */
export async function loadNetworks(): Promise<Networks> {
  const v4 = await readNetworks("asn-ipv4-num.csv", toBoundV4);
  const v6 = await readNetworks("asn-ipv6-num.csv", toBoundV6);
  return {
    v4: { starts: Uint32Array.from(v4.starts), ends: Uint32Array.from(v4.ends) },
    v6: { starts: BigUint64Array.from(v6.starts), ends: BigUint64Array.from(v6.ends) },
  };
}

/** Whether an address, in canonical spelling, lies in one of the networks. */
export function inNetworks(networks: Networks, address: string): boolean {
  return findRange(networks, address)[1] !== -1;
}
