import { describe, expect, test } from "vitest";
import { askedOrigin, clientAddress } from "./ip";

const PROXY = "10.0.0.1";
const trust = (...clientIpHeaders: string[]) => ({
  trustedProxies: ["10.0.0.0/8", "::1"],
  clientIpHeaders: clientIpHeaders.length > 0 ? clientIpHeaders : ["x-forwarded-for"],
});
const ask = (headers: Record<string, string>, peer: string | null = PROXY, ...names: string[]) =>
  clientAddress(new Headers(headers), peer, trust(...names));

describe("the client's address", () => {
  test.each([
    ["an address", "203.0.113.66", "203.0.113.66"],
    ["with a port, as Azure and IIS write it", "203.0.113.66:50123", "203.0.113.66"],
    ["IPv6", "2001:DB8::1", "2001:db8::1"],
    ["IPv6 in brackets", "[2001:db8::1]", "2001:db8::1"],
    ["IPv6 with a port", "[2001:db8::1]:443", "2001:db8::1"],
    ["quoted", '"[2001:db8::1]:443"', "2001:db8::1"],
    ["IPv4 in IPv6", "::ffff:203.0.113.66", "203.0.113.66"],
    ["IPv4 in IPv6 with a port", "[::ffff:203.0.113.66]:9", "203.0.113.66"],
    ["a comma at the end", "203.0.113.66,", "203.0.113.66"],
    ["empty entries", " , 203.0.113.66 , ,, ", "203.0.113.66"],
    ["what the client forged stands left of it", "198.51.100.1, 203.0.113.66", "203.0.113.66"],
    [
      "trusted hops are skipped, with ports as well",
      "198.51.100.1, 203.0.113.66:7, 10.2.3.4:80, 10.9.9.9",
      "203.0.113.66",
    ],
    ["only trusted hops: the farthest", "10.2.2.2, 10.3.3.3", "10.2.2.2"],
    ["nothing readable ends the list", "203.0.113.66, unknown, 10.3.3.3", "10.3.3.3"],
    ["nothing readable at all", "unknown", PROXY],
    ["an address and more", "203.0.113.66 evil", PROXY],
    ["no entry", ",", PROXY],
  ])("%s", (_, header, expected) => {
    expect(ask({ "x-forwarded-for": header })).toBe(expected);
  });

  test("is the socket's peer unless that is a trusted proxy", () => {
    const forged = { "x-forwarded-for": "203.0.113.66", "cf-connecting-ip": "203.0.113.66" };
    expect(ask(forged, "192.0.2.9", "cf-connecting-ip", "x-forwarded-for")).toBe("192.0.2.9");
    expect(ask(forged, "::ffff:10.0.0.9")).toBe("203.0.113.66");
    expect(ask(forged, null)).toBe("0.0.0.0");
  });

  test("is read from the headers that the operator names alone, in that order", () => {
    const both = { "cf-connecting-ip": "203.0.113.1", "x-forwarded-for": "203.0.113.2" };
    expect(ask(both)).toBe("203.0.113.2");
    expect(ask(both, PROXY, "cf-connecting-ip", "x-forwarded-for")).toBe("203.0.113.1");
    expect(ask(both, PROXY, "x-forwarded-for", "cf-connecting-ip")).toBe("203.0.113.2");
    expect(ask({ "x-forwarded-for": "203.0.113.2" }, PROXY, "cf-connecting-ip", "x-forwarded-for")).toBe("203.0.113.2");
    expect(ask({ ...both, "cf-connecting-ip": "junk" }, PROXY, "cf-connecting-ip", "x-forwarded-for")).toBe(
      "203.0.113.2",
    );
    expect(ask(both, PROXY, "x-real-ip")).toBe(PROXY);
  });
});

describe("the origin that was asked", () => {
  const origin = (headers: Record<string, string>, peer = PROXY) => askedOrigin(new Headers(headers), peer, trust());
  const forwarded = { host: "inner:3000", "x-forwarded-host": "keys.example.com", "x-forwarded-proto": "https" };

  test("is what a trusted proxy forwards, and the request's own host otherwise", () => {
    expect(origin(forwarded)).toEqual({ scheme: "https", host: "keys.example.com" });
    expect(origin(forwarded, "192.0.2.9")).toEqual({ scheme: "http", host: "inner:3000" });
    expect(origin({ host: "inner:3000" })).toEqual({ scheme: "http", host: "inner:3000" });
  });

  test("is the first of a list: the outermost proxy's", () => {
    const twice = {
      ...forwarded,
      "x-forwarded-host": "keys.example.com, middle:80",
      "x-forwarded-proto": "https,http",
    };
    expect(origin(twice)).toEqual({ scheme: "https", host: "keys.example.com" });
  });

  test.each(["", "a b", "evil.example/path", "user@evil.example", "evil.example#", "[::1", 'x"onload='])(
    "is never %j, which is no host",
    (host) => {
      expect(origin({ ...forwarded, "x-forwarded-host": host }).host).toBe("inner:3000");
      expect(origin({ host }, "192.0.2.9").host).toBeNull();
    },
  );
});
