import { describe, expect, test } from "vitest";
import { decodeUtf8 } from "./text";

describe("decodeUtf8", () => {
  test.each([
    ["letters of any script", "naïve Ключ 钥匙 🔑"],
    ["a replacement character that somebody typed", "\ufffd"],
    ["nothing", ""],
  ])("keeps %s", (_, text) => {
    expect(decodeUtf8(Buffer.from(text))).toBe(text);
  });

  test("takes one byte order mark off", () => {
    expect(decodeUtf8(Buffer.from("\ufeff\ufeffa"))).toBe("\ufeffa");
  });

  test.each([
    ["letters of a code page", [0xcf, 0xe0, 0xf0]],
    ["half a surrogate pair", [0xed, 0xa0, 0xbd]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["the beginning of a character", [0xf0, 0x9f, 0x98]],
    ["more than Unicode has", [0xf4, 0x90, 0x80, 0x80]],
  ])("refuses %s", (_, bytes) => {
    expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow("not text in UTF-8");
    expect(() => decodeUtf8(Uint8Array.from(bytes), "csv")).toThrow("csv: must be text in UTF-8");
  });
});
