import { createReadStream } from "node:fs";
import path from "node:path";
import ipaddr from "ipaddr.js";
import { isHostingName } from "./hosting-names";

/** Ranges in order, none touching another; of IPv6 the upper 64 bits, since nobody is given less. */
type Ranges<Bounds> = { starts: Bounds; ends: Bounds };

/** The networks of hosting and VPN companies. */
export type Networks = { v4: Ranges<Uint32Array>; v6: Ranges<BigUint64Array> };

/**
 * Which network belongs to whom: @ip-location-db/asn, made from the routing tables that Route Views collects and DB-IP's
 * lite data, CC BY 4.0. Lines are `first,last,number,name` in the order of addresses, as numbers.
 */
const folder = () => path.resolve("node_modules/@ip-location-db/asn");

/** The lines of a file, handed over in bites of a few hundred, between which the event loop serves requests. */
async function* lines(file: string): AsyncGenerator<string[]> {
  let rest = "";
  for await (const chunk of createReadStream(path.join(folder(), file), { encoding: "latin1" })) {
    const bite = (rest + chunk).split("\n");
    rest = bite.pop() ?? "";
    yield bite;
  }
  if (rest !== "") yield [rest];
}

/** Reads one table and keeps what belongs to hosting networks, neighbours as one. */
async function readRanges<Bound extends number | bigint>(
  file: string,
  toBound: (digits: string) => Bound,
): Promise<{ starts: Bound[]; ends: Bound[] }> {
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
  for await (const bite of lines(file)) {
    for (const line of bite) {
      const [first, last] = [line.indexOf(","), line.indexOf(",", line.indexOf(",") + 1)];
      const name = line.indexOf(",", last + 1);
      const number = line.slice(last + 1, name);
      const wanted =
        isHosting.get(number) ??
        isHostingName(
          line
            .slice(name + 1)
            .replaceAll('"', "")
            .trim(),
        );
      isHosting.set(number, wanted);
      if (wanted) add(toBound(line.slice(0, first)), toBound(line.slice(first + 1, last)));
    }
  }
  return { starts, ends };
}

/** Loads the tables: half a million lines, of which less than 1 MB of numbers stay. Throws when the package is not there. */
export async function loadNetworks(): Promise<Networks> {
  const v4 = await readRanges("asn-ipv4-num.csv", Number);
  const v6 = await readRanges("asn-ipv6-num.csv", (digits) => BigInt(digits) >> 64n);
  return {
    v4: { starts: Uint32Array.from(v4.starts), ends: Uint32Array.from(v4.ends) },
    v6: { starts: BigUint64Array.from(v6.starts), ends: BigUint64Array.from(v6.ends) },
  };
}

/** Whether one of the ranges holds the bound; finds the last that begins at or before it by halving. */
function holds<Bound extends number | bigint>(ranges: Ranges<ArrayLike<Bound>>, bound: Bound): boolean {
  let low = 0;
  let high = ranges.starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges.starts[middle] as Bound) <= bound) low = middle + 1;
    else high = middle;
  }
  const end = ranges.ends[low - 1];
  return end !== undefined && bound <= end;
}

/** Whether an address, in canonical spelling, lies in one of the networks. */
export function inNetworks(networks: Networks, address: string): boolean {
  const bytes = Buffer.from(ipaddr.parse(address).toByteArray());
  if (bytes.length === 4) return holds(networks.v4, bytes.readUInt32BE());
  return holds(networks.v6, bytes.readBigUInt64BE());
}
