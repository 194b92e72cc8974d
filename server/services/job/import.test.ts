import { monitorEventLoopDelay } from "node:perf_hooks";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { schema } from "@/db/client";
import { database } from "@/server/database";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { getJob, LANES, listJobs, previewImport, runNextJob, startDeletion, startImport } from ".";
import { clearFiles } from "./claim";
import { toPieces } from "./decode";

const { jobs, jobPieces, licenses } = schema;
const KINDS = LANES.flat();

beforeEach(async () => {
  await (await database()).orm.delete(jobs);
});

async function world() {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  return { ...owner, app, ref: { app: { id: app.id } }, database: await database() };
}

type World = Awaited<ReturnType<typeof world>>;
const MAPPING = { license_key: "license_key" };

const start = ({ ctx, ref }: World, file: string | Uint8Array, more: object = {}) => {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  return startImport(ctx, { ...ref, kind: "license.import", mapping: MAPPING, ...more }, [bytes]);
};

async function outcome(w: World, file: string, mapping: Record<string, string> = MAPPING) {
  const job = await start(w, file, { mapping });
  await runNextJob(w.database, KINDS);
  const { status, error, result } = await getJob(w.ctx, job);
  return { status, error, rows: result?.errors?.map(({ row, field, message }) => [row, field, message]) };
}

test("whatever a cell holds is refused with its row, or taken as any other door takes it", async () => {
  const w = await world();
  const ends = [
    "0000-01-01",
    "1969-12-31",
    "9999-12-31T23:59:59-12:00",
    "+275760-09-13",
    "2030-02-30",
    "2030-01-01T00:00",
    "soon",
  ];
  const numbers = ["0", "-1", "1.5", "1e3", "36501", "99999999999999999999", "٣", "x"];
  const header = "license_key,expires_at,duration_days,level,max_uses,device_limit";
  const rows = [
    ...ends.map((end, n) => `E-${n},${end},,,,`),
    ...numbers.flatMap((number, n) => [`N-${n},,${number},,,`]),
    ...["0", "1000001", "x"].flatMap((number, n) => [
      `L-${n},,,${number},,`,
      `U-${n},,,,${number},`,
      `D-${n},,,,,${number}`,
    ]),
    `${"K".repeat(129)},,,,,`,
    "a b,,,,,",
  ];
  const fields = header.split(",");
  const mapping = Object.fromEntries(fields.map((field) => [field, field]));
  const { error, rows: wrong = [] } = await outcome(w, `${header}\n${rows.join("\n")}\nOK-1,never,,,,\n`, mapping);
  expect(error).toBe(`${rows.length} rows are wrong. Nothing was imported`);
  expect(wrong.map(([row]) => row)).toEqual(rows.map((_, n) => n + 2));
  expect(wrong.slice(0, ends.length).map(([, field]) => field)).toEqual(ends.map(() => "expires_at"));
  const good = "license_key,expires_at\nA,1970-01-01\nB,9999-12-31T23:59:59.999Z\nC, 2030-01-01 \n";
  expect(await outcome(w, good, { license_key: "license_key", expires_at: "expires_at" })).toMatchObject({
    status: "done",
  });
});

test("a row with a cell too many or too few is named, and nothing is cut off in silence", async () => {
  const w = await world();
  const surplus = await outcome(w, 'license_key;note\n"A\n\n1";x\n\n;\nB;y;z\n');
  expect(surplus).toMatchObject({
    status: "failed",
    error: "Row 5 has 3 cells where the header has 2. Nothing was imported",
  });
  expect(surplus.rows).toEqual([[5, null, "has 3 cells where the header has 2"]]);
  expect((await outcome(w, "license_key,note\nA\n")).rows).toEqual([[2, null, "has 1 cell where the header has 2"]]);
  expect((await outcome(w, "license_key,note\n,,,\n \n")).error).toContain("holds no rows");
  const many = await outcome(w, `license_key\n${Array.from({ length: 100_001 }, (_, n) => n).join("\n")}`);
  expect(many.error).toBe("Row 100002 is one more than the 100000 that one import takes. Nothing was imported");
  expect(await w.ctx.db.$count(licenses, eq(licenses.appId, w.app.id))).toBe(0);
});

test.each([
  [
    "bytes of Windows-1251",
    new Uint8Array([...Buffer.from("license_key\nA"), 0xcf, 0xe0]),
    /not text in UTF-8\. Save it/,
  ],
  ["UTF-16 as Excel's Unicode text", Buffer.from("\uFEFFlicense_key\nA", "utf16le"), /UTF-16\. Save it/],
  ["a character that is cut", new Uint8Array([...Buffer.from("license_key\nA"), 0xc3]), /not text in UTF-8/],
  ["NUL", Buffer.from("license_key\nA\0"), /not text in UTF-8/],
  ["nothing", new Uint8Array(), /empty/],
  ["a header without the column", Buffer.from("key\nA"), /no such field or column/],
  ["a header with an open quotation mark", Buffer.from('license_key,"a\nb'), /never closed/],
])("%s is refused before there is a job", async (_, file, message) => {
  const w = await world();
  await expect(start(w, file)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: expect.stringMatching(message),
  });
  expect(await w.ctx.db.$count(jobs, eq(jobs.accountId, w.account.id))).toBe(0);
  expect(await w.ctx.db.$count(jobPieces)).toBe(0);
});

test("the preview refuses bytes that are no text, and takes a beginning that is cut anywhere", async () => {
  const show = (bytes: Uint8Array, isWhole = false) =>
    previewImport({ kind: "license.import", head: Buffer.from(bytes).toString("base64"), isWhole });
  await expect(show(new Uint8Array([0x61, 0xff, 0x0a]))).rejects.toThrow(/UTF-8/);
  const file = Buffer.from('license_key;note\nA;"é\n1"\nB;"é 2');
  for (let end = 18; end < file.length; end++) {
    expect((await show(file.subarray(0, end))).columns).toEqual(["license_key", "note"]);
  }
  expect((await show(file)).rows).toEqual([["A", "é\n1"]]);
});

test("what was refused meanwhile, or broke off, has made no job", async () => {
  const w = await world();
  const refused = new AbortController();
  async function* slow() {
    yield Buffer.from("license_key\nA\n");
    refused.abort(new Error("too late"));
    yield Buffer.from("B\n");
  }
  const input = { ...w.ref, kind: "license.import" as const, mapping: MAPPING };
  await expect(startImport(w.ctx, input, slow(), refused.signal)).rejects.toThrow("too late");
  async function* broken() {
    yield Buffer.from("license_key\nA\n");
    throw new Error("gone");
  }
  await expect(startImport(w.ctx, input, broken())).rejects.toThrow("gone");
  expect(await w.ctx.db.$count(jobs, eq(jobs.accountId, w.account.id))).toBe(0);
});

test("several imports with one key are one, also at once; another key or other columns are another", async () => {
  const w = await world();
  const file = "license_key,note\nA,b\n";
  const all = await Promise.allSettled(Array.from({ length: 5 }, () => start(w, file, { key: "k" })));
  const codes = all.map((one) => (one.status === "fulfilled" ? "ok" : one.reason.code));
  expect(new Set(codes)).toEqual(
    new Set(codes.includes("REQUEST_IN_PROGRESS") ? ["ok", "REQUEST_IN_PROGRESS"] : ["ok"]),
  );
  const again = await start(w, file, { key: "k" });
  expect(await listJobs(w.ctx)).toMatchObject([{ id: again.id }]);
  await start(w, file, { key: "l" });
  await start(w, file, { key: "k", mapping: { license_key: "note" } });
  expect(await listJobs(w.ctx)).toHaveLength(3);
  const stranger = await world();
  expect((await start(stranger, file, { key: "k" })).id).not.toBe(again.id);
});

test("of twenty starts at once, five make a job", async () => {
  const w = await world();
  const begin = (n: number) =>
    n % 2 ? start(w, "license_key\nA\n") : startDeletion(w.ctx, { ...w.ref, kind: "license.delete" });
  const all = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => begin(n)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  for (const one of all) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "RATE_LIMITED" });
  expect(await listJobs(w.ctx)).toHaveLength(5);
});

test("a file goes when its job has ended, and a job whose file never came to its end", async () => {
  const w = await world();
  const { id } = await start(w, "license_key\nA\n");
  expect(await w.ctx.db.$count(jobPieces, eq(jobPieces.jobId, id))).toBe(1);
  const [piece] = await w.ctx.db.select().from(jobPieces);
  expect(piece?.textBox).not.toContain("license_key");
  await runNextJob(w.database, KINDS);
  await w.ctx.db.insert(jobs).values({ id: "lost", accountId: w.account.id, kind: "user.import", status: "uploading" });
  await clearFiles(w.database);
  expect(await w.ctx.db.$count(jobs)).toBe(2);
  expect(await w.ctx.db.$count(jobPieces)).toBe(0);
  await clearFiles(w.database, 0);
  expect(await w.ctx.db.$count(jobs)).toBe(1);
});

test("pieces never cut a character apart", async () => {
  const text = `x${"😀".repeat(600_000)}`;
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 65_537) }, (_, n) =>
    bytes.subarray(n * 65_537, (n + 1) * 65_537),
  );
  const pieces: string[] = [];
  for await (const piece of toPieces(chunks)) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.some((piece) => /\p{Surrogate}/u.test(piece))).toBe(false);
  expect(pieces.join("")).toBe(text);
});

test("while a hostile file is read, the process goes on serving", { timeout: 60_000 }, async () => {
  const w = await world();
  await start(w, `license_key,note\n${"\n".repeat(700_000)}${",\n".repeat(200_000)}a\n`);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const begun = performance.now();
  delay.enable();
  await runNextJob(w.database, KINDS);
  delay.disable();
  const [job] = await listJobs(w.ctx);
  expect(job).toMatchObject({ status: "failed", error: expect.stringContaining("has 1 cell where the header has 2") });
  // No stretch without a turn of the loop comes near the time that reading takes.
  expect(delay.max / 1e6).toBeLessThan(Math.max(250, (performance.now() - begun) / 4));
});
