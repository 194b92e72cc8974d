import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "./proxy";

const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";
const ask = () => proxy(new NextRequest("http://localhost:3000/apps"));

test("scripts run by nonce alone, nothing is framed, nothing is sent elsewhere", () => {
  const directives = policyOf(ask()).split("; ");
  expect(directives.find((one) => one.startsWith("script-src"))).toMatch(
    /^script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'$/,
  );
  for (const wanted of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "connect-src 'self'",
  ]) {
    expect(directives).toContain(wanted);
  }
});

test("every page has a nonce of its own, which Next is told", () => {
  const first = ask();
  expect(policyOf(first)).not.toBe(policyOf(ask()));
  const nonce = first.headers.get("x-middleware-request-x-nonce");
  expect(policyOf(first)).toContain(`'nonce-${nonce}'`);
  expect(first.headers.get("x-middleware-request-content-security-policy")).toBe(policyOf(first));
});
