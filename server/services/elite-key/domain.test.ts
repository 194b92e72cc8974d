import { describe, expect, test } from "vitest";
import { domainMatches, normalizeDomainRule, requestDomain } from "./domain";

describe("a rule's domain", () => {
  test.each([
    ["Example.COM", "example.com"],
    ["example.com.", "example.com"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["*.BÜCHER.example", "*.xn--bcher-kva.example"],
    ["localhost", "localhost"],
    ["203.0.113.5", "203.0.113.5"],
  ])("%s is kept as %s", (text, expected) => expect(normalizeDomainRule(text)).toBe(expected));

  test.each(["", "*", "*.", "a..b", "https://example.com", "example.com/path", "example.com:80", "a b", "x.*.com"])(
    "%j is none",
    (text) => expect(normalizeDomainRule(text)).toBeNull(),
  );
});

test.each([
  ["example.com", "example.com", true],
  ["example.com", "www.example.com", false],
  ["*.example.com", "www.example.com", true],
  ["*.example.com", "a.b.example.com", true],
  ["*.example.com", "example.com", false],
  ["*.example.com", "badexample.com", false],
])("rule %s and domain %s: %s", (rule, domain, expected) => expect(domainMatches(rule, domain)).toBe(expected));

describe("the site a request comes from", () => {
  test.each([
    [{ origin: "https://App.Example.com:8443" }, "app.example.com"],
    [{ origin: "https://a.example", referer: "https://b.example/" }, "a.example"],
    [{ origin: "null", referer: "https://b.example/page" }, "b.example"],
    [{ referer: "https://bücher.example/x" }, "xn--bcher-kva.example"],
    [{ referer: "not a url" }, null],
    [{}, null],
  ])("%j: %s", (headers, expected) => {
    const encoded = Object.entries(headers).map(([name, value]): [string, string] => [name, encodeURI(value)]);
    expect(requestDomain(new Headers(encoded))).toBe(expected);
  });
});
