import { createReadStream } from "node:fs";
import path from "node:path";
import ipaddr from "ipaddr.js";

/** Ranges in order, none touching another; of IPv6 the upper 64 bits, since nobody is given less. */
export type Ranges<Bounds> = { starts: Bounds; ends: Bounds };

/** Ranges of both kinds of address, as bare numbers: a few bytes each. */
export type AddressRanges = { v4: Ranges<Uint32Array>; v6: Ranges<BigUint64Array> };

/** The bounds that the files of @ip-location-db print in decimal, as `AddressRanges` keeps them. */
export const toBoundV4 = Number;
export const toBoundV6 = (digits: string): bigint => BigInt(digits) >> 64n;

/** The lines of a package's file, handed over in bites of a few hundred, between which the event loop serves requests. */
async function* bites(file: string): AsyncGenerator<string[]> {
  let rest = "";
  for await (const chunk of createReadStream(path.resolve("node_modules/@ip-location-db", file), "latin1")) {
    const bite = (rest + chunk).split("\n");
    rest = bite.pop() ?? "";
    yield bite;
  }
  if (rest !== "") yield [rest];
}

/**
 * Reads `package/file` of @ip-location-db, whose lines are `first,last,…` in the order of addresses, as numbers, and
 * hands each over in its parts. Throws when the package is not there.
 */
export async function readAddressFile(
  file: string,
  take: (first: string, last: string, rest: string) => void,
): Promise<void> {
  for await (const bite of bites(file)) {
    for (const line of bite) {
      const first = line.indexOf(",");
      const last = line.indexOf(",", first + 1);
      if (last > 0) take(line.slice(0, first), line.slice(first + 1, last), line.slice(last + 1));
    }
  }
}

/** The range that holds the bound, by its number: the last that begins at or before it, found by halving. -1 if none does. */
function findIn<Bound extends number | bigint>({ starts, ends }: Ranges<ArrayLike<Bound>>, bound: Bound): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as Bound) <= bound) low = middle + 1;
    else high = middle;
  }
  const end = ends[low - 1];
  return end !== undefined && bound <= end ? low - 1 : -1;
}

/** A dotted IPv4 address as a number, several times as fast as a parser that has to doubt it. */
function numberOf(dotted: string): number {
  let bound = 0;
  let part = 0;
  for (let at = 0; at < dotted.length; at++) {
    const code = dotted.charCodeAt(at);
    if (code === 46) {
      bound = bound * 256 + part;
      part = 0;
    } else part = part * 10 + code - 48;
  }
  return bound * 256 + part;
}

/** Which range holds an address, in canonical spelling: the kind of address and the range's number, -1 when none does. */
export function findRange(ranges: AddressRanges, address: string): ["v4" | "v6", number] {
  if (!address.includes(":")) return ["v4", findIn(ranges.v4, numberOf(address))];
  const bytes = Buffer.from(ipaddr.IPv6.parse(address).toByteArray());
  return ["v6", findIn(ranges.v6, bytes.readBigUInt64BE())];
}
