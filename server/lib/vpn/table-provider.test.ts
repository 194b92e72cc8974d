import { beforeAll, describe, expect, test } from "vitest";
import { isHostingName } from "./hosting-names";
import { inNetworks, loadNetworks, type Networks } from "./networks";
import { createTableProvider } from "./table-provider";

describe("the table of hosting and VPN networks", () => {
  let networks: Networks;
  beforeAll(async () => {
    networks = await loadNetworks();
  });

  test.each([
    ["Hetzner", "5.9.10.20"],
    ["OVH", "51.38.1.1"],
    ["Amazon", "3.5.140.1"],
    ["Google Cloud", "34.100.1.1"],
    ["DigitalOcean", "167.99.241.66"],
    ["Cloudflare, and so WARP", "104.16.1.1"],
    ["M247, where many VPNs rent", "146.70.100.1"],
    ["Proton", "185.159.157.1"],
    ["Mullvad", "193.138.218.74"],
    ["Tor exits", "185.220.101.1"],
    ["Hetzner on IPv6", "2a01:4f8::1"],
    ["Amazon on IPv6", "2600:1f18::1"],
  ])("has %s", (_whose, address) => {
    expect(inNetworks(networks, address)).toBe(true);
  });

  test.each([
    ["Comcast", "73.1.2.3"],
    ["Deutsche Telekom", "79.192.1.1"],
    ["Virgin Media", "86.1.2.3"],
    ["a mobile network", "92.40.1.1"],
    ["Charter", "24.5.6.7"],
    ["the BBC", "212.58.244.1"],
    ["Deutsche Telekom on IPv6", "2003:c0::1"],
    ["Comcast on IPv6", "2601:1:1::1"],
    ["the first address", "0.0.0.0"],
    ["the last address", "255.255.255.255"],
    ["the last address of IPv6", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ])("does not have %s", (_whose, address) => {
    expect(inNetworks(networks, address)).toBe(false);
  });

  test("is small, in order, and without overlaps", () => {
    const { v4, v6 } = networks;
    expect(v4.starts.length).toBeGreaterThan(20_000);
    expect(v4.starts.byteLength + v4.ends.byteLength + v6.starts.byteLength + v6.ends.byteLength).toBeLessThan(1e6);
    for (const { starts, ends } of [v4, v6]) {
      for (let n = 0; n < starts.length; n++) {
        const [start, end, before] = [starts[n] ?? 0, ends[n] ?? 0, ends[n - 1] ?? -1];
        if (start > end || start <= before) expect.fail(`range ${n} is out of order`);
      }
    }
  });
});

test("a range holds its first and last address and neither neighbour", () => {
  const v4 = { starts: Uint32Array.of(0x0a000000, 0xc0000200), ends: Uint32Array.of(0x0a0000ff, 0xc00002ff) };
  const networks = { v4, v6: { starts: new BigUint64Array(), ends: new BigUint64Array() } };
  const held = ["10.0.0.0", "10.0.0.255", "192.0.2.0", "192.0.2.255"];
  const free = ["9.255.255.255", "10.0.1.0", "192.0.1.255", "192.0.3.0", "2001:db8::1"];
  expect(held.filter((address) => !inNetworks(networks, address))).toEqual([]);
  expect(free.filter((address) => inNetworks(networks, address))).toEqual([]);
});

test.each([
  ["Hetzner Online GmbH", true],
  ["Some VPS Ltd", true],
  ["Example Data Centre Pty Ltd", true],
  ["FDCservers.net", true],
  ["Deutsche Telekom AG", false],
  ["Amazonas Tribunal de Justica", false],
  ["Cloud Telecom Eireli", false],
  ["Nordnet Bank AB", false],
  ["Host County School District", false],
  ["Ghostnet", false],
])("%s: hosting %s", (name, expected) => {
  expect(isHostingName(name)).toBe(expected);
});

test("without the table addresses pass, and it is not looked for again", async () => {
  let tries = 0;
  const provider = createTableProvider(async () => {
    tries += 1;
    throw new Error("no such package");
  });
  expect(await Promise.all([provider.isVpn("5.9.10.20"), provider.isVpn("5.9.10.21")])).toEqual([false, false]);
  expect(tries).toBe(1);
});
