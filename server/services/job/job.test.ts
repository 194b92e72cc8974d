import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { schema } from "@/db/client";
import { database } from "@/server/database";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { cancelJob, getJob, LANES, listJobs, previewImport, runNextJob, startDeletion, startImport } from ".";
import { claimJob, reviveJobs } from "./claim";
import type { ImportKind } from "./schemas";

const { jobs, licenses, users, grants } = schema;
const KINDS = LANES.flat();

// The queue is everybody's: what other tests left in it would run first.
beforeEach(async () => {
  await (await database()).orm.delete(jobs);
});

async function world() {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  return { ...owner, app, tier, ref: { app: { id: app.id } }, database: await database() };
}

const fileOf = (csv: string) => [new TextEncoder().encode(csv)];
const preview = (kind: ImportKind, head: string, isWhole = true) =>
  previewImport({ kind, head: Buffer.from(head).toString("base64"), isWhole });
const csvOf = (header: string, rows: readonly string[]) => [header, ...rows].join("\r\n");
const keysCsv = (count: number) =>
  csvOf(
    "key,days",
    Array.from({ length: count }, (_, n) => `KEY-${n},30`),
  );
const keysMapping = { license_key: "key", duration_days: "days" };
type World = Awaited<ReturnType<typeof world>>;
const importKeys = ({ ctx, ref }: World, csv: string, mapping: Record<string, string> = keysMapping) =>
  startImport(ctx, { ...ref, kind: "license.import", mapping }, fileOf(csv));
const licenseCount = ({ ctx, app }: World) => ctx.db.$count(licenses, eq(licenses.appId, app.id));

test("a file of licenses is imported whole, with what its columns say", async () => {
  const w = await world();
  const csv = csvOf("Key;Tier;Uses;Note;Ends", ['A-1;DEFAULT;3;"\'=a;b";', "B-2;;;;2030-01-02T03:04:05Z", "C-3;;;;"]);
  const mapping = { license_key: "Key", subscription: "Tier", max_uses: "Uses", note: "Note", expires_at: "Ends" };
  const { id } = await importKeys(w, csv, mapping);
  expect(await runNextJob(w.database, KINDS)).toBe(true);
  expect(await getJob(w.ctx, { id })).toMatchObject({ status: "done", done: 6, total: 6, result: { imported: 3 } });
  const rows = await w.ctx.db.select().from(licenses).where(eq(licenses.appId, w.app.id)).orderBy(licenses.licenseKey);
  expect(rows).toMatchObject([
    { licenseKey: "A-1", subscriptionId: w.tier.id, maxUses: 3, note: "=a;b", durationDays: 30, expiresAt: null },
    { licenseKey: "B-2", durationDays: null, expiresAt: new Date("2030-01-02T03:04:05Z"), maxUses: 1 },
    { licenseKey: "C-3", durationDays: 30, level: 1 },
  ]);
});

test("with one wrong row nothing is imported, and each wrong row is named", async () => {
  const w = await world();
  await createTestLicense(w, w.app, { licenseKey: "KEY-1" });
  const taken = await importKeys(w, keysCsv(3));
  await runNextJob(w.database, KINDS);
  expect(await getJob(w.ctx, taken)).toMatchObject({
    status: "failed",
    error: "1 row is wrong. Nothing was imported",
    result: { errorCount: 1, errors: [{ row: 3, field: "license_key", message: "exists already" }] },
  });
  const wrong = await importKeys(w, csvOf("key,days", ["OK-1,30", "OK-2,never", ",5", "OK-1,1", "a b,1"]));
  await runNextJob(w.database, KINDS);
  const { result } = await getJob(w.ctx, wrong);
  expect(result?.errors?.map(({ row, field }) => [row, field])).toEqual([
    [3, "duration_days"],
    [4, "license_key"],
    [5, "license_key"],
    [6, "license_key"],
  ]);
  expect(await licenseCount(w)).toBe(1);
});

test("what waits is cancelled at once, what runs undoes itself, what has ended is left alone", async () => {
  const w = await world();
  const waiting = await importKeys(w, keysCsv(2));
  expect(await cancelJob(w.ctx, waiting)).toMatchObject({ status: "cancelled" });
  expect(await runNextJob(w.database, KINDS)).toBe(false);
  await expect(cancelJob(w.ctx, waiting)).rejects.toMatchObject({ code: "JOB_ENDED" });

  const running = await importKeys(w, keysCsv(2));
  await w.ctx.db.update(jobs).set({ cancelRequested: true }).where(eq(jobs.id, running.id));
  await runNextJob(w.database, KINDS);
  expect(await getJob(w.ctx, running)).toMatchObject({ status: "cancelled", error: null });
  expect(await licenseCount(w)).toBe(0);
  const [kept] = await w.ctx.db.select({ input: jobs.input }).from(jobs).where(eq(jobs.id, running.id));
  expect(kept?.input).toEqual({});
});

test("of many that ask at once, one gets the job", async () => {
  const w = await world();
  await importKeys(w, keysCsv(1));
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimJob(w.database, KINDS)));
  expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
});

test("a job whose process died is taken up again, and fails clearly the third time", async () => {
  const w = await world();
  const { id } = await importKeys(w, keysCsv(4));
  const lost = await claimJob(w.database, KINDS);
  await reviveJobs(w.database);
  expect(await getJob(w.ctx, { id })).toMatchObject({ status: "running" });
  const silent = () => w.ctx.db.update(jobs).set({ updatedAt: sql`now() - interval '2 minutes'` });
  await silent();
  await reviveJobs(w.database);
  expect(await getJob(w.ctx, { id })).toMatchObject({ status: "queued", result: null });
  await claimJob(w.database, KINDS);
  await silent();
  await reviveJobs(w.database);
  const third = await claimJob(w.database, KINDS);
  expect(third?.claim).not.toBe(lost?.claim);
  await silent();
  await reviveJobs(w.database);
  expect(await getJob(w.ctx, { id })).toMatchObject({ status: "failed", error: /each time/ });
  expect(await licenseCount(w)).toBe(0);
});

test("a filtered set is deleted in batches; what is made meanwhile stays", async () => {
  const w = await world();
  const old = new Date(Date.now() - 60_000);
  const rows = Array.from({ length: 1_203 }, (_, n) => ({
    id: `${w.app.id.slice(0, 12)}-${n}`,
    appId: w.app.id,
    licenseKey: `${n < 1_200 ? "OLD" : "KEEP"}-${n}`,
    createdAt: old,
  }));
  await w.ctx.db.insert(licenses).values(rows);
  const { id } = await startDeletion(w.ctx, { ...w.ref, kind: "license.delete", search: "old-" });
  await createTestLicense(w, w.app, { licenseKey: "OLD-new", createdAt: new Date(Date.now() + 60_000) });
  await runNextJob(w.database, KINDS);
  expect(await getJob(w.ctx, { id })).toMatchObject({ status: "done", done: 1_200, total: 1_200 });
  expect(await licenseCount(w)).toBe(4);
});

test("users are imported with hashed passwords and a tier", async () => {
  const w = await world();
  const csv = csvOf("username,password,email", ["mara, secret ,mara@example.com", "jonas,pass2,"]);
  const mapping = { username: "username", password: "password", email: "email" };
  const { id } = await startImport(w.ctx, { ...w.ref, kind: "user.import", mapping }, fileOf(csv));
  const [stored] = await w.ctx.db.select({ input: jobs.input }).from(jobs).where(eq(jobs.id, id));
  expect(JSON.stringify(stored?.input)).not.toContain("secret");
  await runNextJob(w.database, KINDS);
  expect(await getJob(w.ctx, { id })).toMatchObject({ status: "done", result: { imported: 2 } });
  const rows = await w.ctx.db.select().from(users).where(eq(users.appId, w.app.id));
  expect(rows.map((row) => row.passwordHash?.slice(0, 9))).toEqual(["$argon2id", "$argon2id"]);
  expect(await w.ctx.db.$count(grants, eq(grants.subscriptionId, w.tier.id))).toBe(2);
});

test("jobs are their owner's alone, and few at a time", async () => {
  const w = await world();
  const stranger = await createTestAccount();
  const job = await importKeys(w, keysCsv(1));
  await expect(getJob(stranger.ctx, job)).rejects.toMatchObject({ code: "JOB_NOT_FOUND" });
  await expect(cancelJob(stranger.ctx, job)).rejects.toMatchObject({ code: "JOB_NOT_FOUND" });
  await expect(importKeys({ ...w, ctx: stranger.ctx }, keysCsv(1))).rejects.toMatchObject({ code: "APP_NOT_FOUND" });
  for (let n = 1; n < 5; n++) await importKeys(w, keysCsv(1));
  await expect(importKeys(w, keysCsv(1))).rejects.toMatchObject({ code: "RATE_LIMITED" });
  expect(await listJobs(w.ctx)).toHaveLength(5);
  expect(await listJobs(stranger.ctx)).toEqual([]);
});

test("columns are guessed from their names, and a file that cannot be read is refused", async () => {
  const { columns, rows, mapping } = await preview("license.import", "Key,Notes,X\nA,b,c\nD,e,f\n");
  expect({ columns, rows, mapping }).toEqual({
    columns: ["Key", "Notes", "X"],
    rows: [
      ["A", "b", "c"],
      ["D", "e", "f"],
    ],
    mapping: { license_key: "Key", note: "Notes" },
  });
  const broken = preview("license.import", 'a,"b\nc');
  await expect(broken).rejects.toThrow("Row 1 has a quotation mark that is never closed");
  const { rowMilliseconds } = await preview("user.import", "a\nb");
  expect(rowMilliseconds).toBeGreaterThan(0);
});
