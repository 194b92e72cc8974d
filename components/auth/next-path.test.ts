import { expect, test } from "vitest";
import { HOME, safeNext, signInAddress } from "./next-path";

test.each([
  "/account",
  "/apps/abc/licenses?q=a%20b&status=banned&page=2",
  "/apps/abc#secret",
  "/docs?next=//evil.test",
])("%s is gone to as it is", (path) => {
  expect(safeNext(path)).toBe(path);
});

test.each([
  "//evil.test",
  "///evil.test",
  "/\\evil.test",
  "/\t/evil.test",
  "/\n\\evil.test",
  "/.//evil.test",
  "/a/..//evil.test",
  "https://evil.test",
  "https:/evil.test",
  "javascript:alert(1)",
  " //evil.test",
  "\\\\evil.test",
  "evil.test",
  "",
  ["/account"],
  undefined,
  null,
])("%j leads home", (path) => {
  expect(safeNext(path)).toBe(HOME);
});

test("the sign-in page is told of a way back only where there is one", () => {
  expect(signInAddress("/apps/abc?q=a&page=2")).toBe("/sign-in?next=%2Fapps%2Fabc%3Fq%3Da%26page%3D2");
  expect(signInAddress(HOME)).toBe("/sign-in");
  expect(signInAddress("//evil.test")).toBe("/sign-in");
  expect(signInAddress(null)).toBe("/sign-in");
});
