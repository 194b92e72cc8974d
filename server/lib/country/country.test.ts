import { beforeAll, describe, expect, test } from "vitest";
import { createCountryFinder } from ".";
import { type CountryTable, findCountry, loadCountries } from "./table";

describe("the table of countries", () => {
  let table: CountryTable;
  beforeAll(async () => {
    table = await loadCountries();
  });

  test.each([
    ["73.1.2.3", "US"],
    ["79.192.1.1", "DE"],
    ["86.1.2.3", "GB"],
    ["177.0.1.1", "BR"],
    ["49.32.1.1", "IN"],
    ["88.224.1.1", "TR"],
    ["::ffff:79.192.1.1", "DE"],
    ["2003:c0::1", "DE"],
    ["2601:1:1::1", "US"],
    ["240e:1::1", "CN"],
  ])("%s is in %s", (address, country) => {
    expect(findCountry(table, address)).toBe(country);
  });

  test.each([
    ["loopback", "127.0.0.1"],
    ["private", "10.1.2.3"],
    ["private", "192.168.0.1"],
    ["private", "172.16.0.1"],
    ["carrier's own", "100.64.0.1"],
    ["link-local", "169.254.1.1"],
    ["for documentation", "198.51.100.7"],
    ["multicast", "224.0.0.1"],
    ["the first", "0.0.0.0"],
    ["the last", "255.255.255.255"],
    ["loopback", "::1"],
    ["private", "fd00::1"],
    ["link-local", "fe80::1"],
    ["for documentation", "2001:db8::1"],
    ["private, mapped", "::ffff:10.1.2.3"],
    ["no address", "somewhere"],
    ["no address", ""],
    ["no address", "1.2.3"],
    ["no address", "1.2.3.4.5"],
    ["no address", "999.1.2.3"],
  ])("%s: %s is nowhere", (_what, address) => {
    expect(findCountry(table, address)).toBeNull();
  });

  test("is small, in order, without overlaps, and names countries in two letters", () => {
    const { v4, v6, countries, codes } = table;
    expect(v4.starts.length).toBeGreaterThan(100_000);
    expect(v6.starts.length).toBeGreaterThan(50_000);
    const bytes = [v4.starts, v4.ends, v6.starts, v6.ends, countries.v4, countries.v6].map((list) => list.byteLength);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4e6);
    expect(codes.filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
    for (const { starts, ends } of [v4, v6]) {
      for (let n = 0; n < starts.length; n++) {
        const [start, end, before] = [starts[n] ?? 0, ends[n] ?? 0, ends[n - 1] ?? -1];
        if (start > end || start <= before) expect.fail(`range ${n} is out of order`);
      }
    }
  });
});

test("the table is read when the first public address comes, and once", async () => {
  let reads = 0;
  const find = createCountryFinder(() => {
    reads += 1;
    return loadCountries();
  });
  expect(await find(new Set(["127.0.0.1", "192.168.1.1", "::1", "nowhere"]))).toEqual(new Map());
  expect(reads).toBe(0);
  const asked = [find(new Set(["73.1.2.3", "10.0.0.1"])), find(new Set(["79.192.1.1", "2003:c0::1"]))];
  expect(await Promise.all(asked)).toEqual([
    new Map([["73.1.2.3", "US"]]),
    new Map([
      ["79.192.1.1", "DE"],
      ["2003:c0::1", "DE"],
    ]),
  ]);
  expect(reads).toBe(1);
});

test("without the table no address has a country, and it is not looked for again", async () => {
  let tries = 0;
  const find = createCountryFinder(async () => {
    tries += 1;
    throw new Error("no such package");
  });
  expect(await find(new Set(["73.1.2.3"]))).toEqual(new Map());
  expect(await find(new Set(["73.1.2.3"]))).toEqual(new Map());
  expect(tries).toBe(1);
});
