import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { streamCsv, toCsv } from "./csv";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])(
  "text that a spreadsheet would run is disarmed: %j",
  (text) => {
    const [[cell]] = parse(toCsv([[text]])) as [[string]];
    expect(cell).toBe(`'${text}`);
  },
);

test("quotes, commas, line breaks, dates, numbers and nothing survive as RFC 4180", () => {
  const date = new Date("2026-03-10T12:00:00Z");
  const csv = toCsv([['a "b", c', "two\r\nlines", -5, date, null, "שלום 😀"]]);
  expect(csv).toBe('"a ""b"", c","two\r\nlines",-5,2026-03-10T12:00:00.000Z,,שלום 😀\r\n');
});

test("a stream holds a page at a time, and ends its source when it is cancelled", async () => {
  let made = 0;
  let isEnded = false;
  async function* pages() {
    try {
      for (;;) {
        made += 1;
        yield [[made]];
      }
    } finally {
      isEnded = true;
    }
  }
  const reader = (await streamCsv(["n"], pages())).getReader();
  const { value } = await reader.read();
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(value)).toBe("\uFEFFn\r\n1\r\n".slice(0, 4));
  expect(made).toBeLessThan(4);
  await reader.cancel();
  expect(isEnded).toBe(true);
});
