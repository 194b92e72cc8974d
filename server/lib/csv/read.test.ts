import { expect, test } from "vitest";
import { CsvRefusal, readRows } from "./read";

async function read(text: string, size = text.length || 1): Promise<[number, ...string[]][]> {
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, n) => text.slice(n * size, (n + 1) * size));
  const rows: [number, ...string[]][] = [];
  for await (const page of readRows(pieces))
    rows.push(...page.map(({ row, cells }): [number, ...string[]] => [row, ...cells]));
  return rows;
}

const refusal = async (text: string) => {
  const thrown = await read(text).then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof CsvRefusal ? [thrown.row, thrown.message] : thrown;
};

test.each([
  ["commas", "a,b\n1;2,3\t4\n", ["1;2", "3\t4"]],
  ["semicolons", "a;b\n1,2;3\t4\n", ["1,2", "3\t4"]],
  ["tabs", "a\tb\n1,2\t3;4\n", ["1,2", "3;4"]],
  ["what sep= names", "sep=;\r\na,x;b,y\r\n1,2;3\r\n", ["1,2", "3"]],
  [
    "what sep= names behind a byte order mark, quoted, as LibreOffice saves it",
    '\uFEFF"sep=;"\r\na;b\r\n1,2;3\r\n',
    ["1,2", "3"],
  ],
  ["what sep= names, saved again with the columns of the rest", "sep=,,\na,b,c\n1,2,3\n", ["1", "2", "3"]],
  ["separators that a header quotes", '"a;b;c;d",e\n1;2,3\n', ["1;2", "3"]],
])("a file has one separator: %s", async (_, text, cells) => {
  expect((await read(text)).at(-1)?.slice(1)).toEqual(cells);
});

test("rows are numbered as a spreadsheet does, whatever ends its lines and wherever the pieces are cut", async () => {
  const text = '\uFEFF\r\na,b\n\r\n"1\r\n\n1",x\r,\r\n ;;; \n"2 ""q""",  y \n,,,,\n3,z';
  const rows = [
    [2, "a", "b"],
    [4, "1\r\n\n1", "x"],
    [7, '2 "q"', "  y "],
    [9, "3", "z"],
  ];
  expect(await read(text)).toEqual(rows);
  expect(await read(text, 16)).toEqual(rows);
  expect(await read("")).toEqual([]);
});

test.each([
  ["surplus cells", "a,b\n1,2\n\n1,2,3\n", [4, "has 3 cells where the header has 2"]],
  ["missing cells", "a,b\n1\n", [2, "has 1 cell where the header has 2"]],
  ["surplus cells of another separator", "a;b\n1;2;x\n", [2, "has 3 cells where the header has 2"]],
  [
    "a quotation mark in the middle",
    'a,b\n1,secret"2"\n',
    [2, "has a quotation mark inside a cell that does not begin with one"],
  ],
  ["text after a closing quotation mark", 'a,b\n1,"2"x\n', [2, "has text after a closing quotation mark"]],
  ["a quotation mark that is never closed", 'a,b\n1,2\n1,"2\n3,4', [3, "has a quotation mark that is never closed"]],
])("%s refuse the file at that row, without telling what is in it", async (_, text, expected) => {
  expect(await refusal(text)).toEqual(expected);
});

/** Milliseconds of the processor in the quickest of three readings: what else the machine does must not decide. */
async function time(text: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 3; n++) {
    const begun = process.cpuUsage();
    await read(text, 256 * 1024).catch(() => undefined);
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

test("no file of a size takes much longer than a good one", { timeout: 60_000 }, async () => {
  const size = 60_000;
  const of = (header: string, row: string) => header + row.repeat(Math.floor(size / row.length));
  const good = await time(of("license_key,note\n", "KEY-1,x\n"));
  const hostile = ["a\n", "\n", ",\n", " \n", ",,,\n", ",", '"', '""', "a,b,c\n", '"\n', "a,b\n"];
  for (const row of hostile) {
    expect([row, (await time(of("license_key,note\n", row))) / good]).toEqual([row, expect.toSatisfy((x) => x < 10)]);
  }
});
