import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { schema } from "@/db/client";
import { rearm } from "@/server/lib/csv/formula";
import { readRows } from "@/server/lib/csv/read";
import { newId } from "@/server/lib/random-key";
import { getJob, LANES, runNextJob, startImport } from "@/server/services/job";
import { IMPORT_FIELDS } from "@/server/services/job/schemas";
import { createTestAccount, createTestApp, createTestSellerKey } from "@/server/test/factories";
import { createTestUser, createTestWorld } from "@/server/test/world";
import { streamCsv } from "./csv";
import { openSet } from "./sets";

/** Text that separators, quotes, formulas, blanks and line breaks stand in, at each place where it matters. */
const HOSTILE = [
  ...["bob;;2099-12-31", "a,b", "a\tb", "a|b", 'say "hi"', '"', '""', "'", "''", "  both  ", " lead", "trail "],
  ...["=1+1", "'=1+1", "''=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "'\t=1", "\uFF1D1", "'\uFF1D1", "'-", "-"],
  ...[
    "two\r\nlines",
    "two\nlines",
    "\rcr",
    'q";"q',
    "sep=;",
    "\uFEFFbom",
    "null",
    "0",
    "1e5",
    "#",
    "é 😀 שלום",
    ";;;",
    ",",
    "never",
  ],
];
const name = (text: string, n: number) => `${text}${n}`;

beforeEach(async () => {
  const { ctx } = await createTestAccount();
  await ctx.db.delete(schema.jobs);
});

type Owner = Awaited<ReturnType<typeof createTestAccount>>;

const text = async (stream: ReadableStream<Uint8Array>) => {
  const bytes: Uint8Array[] = [];
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) bytes.push(chunk);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(bytes));
};

async function exported({ ctx }: Owner, owner: string, set: string): Promise<string> {
  const { header, pages } = await openSet(ctx, owner, set, {});
  return text(await streamCsv(header, pages));
}

async function parsed(csv: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const page of readRows([csv])) rows.push(...page.map(({ cells }) => cells));
  return rows;
}

/** The file as a spreadsheet of a German saves it again: quoted for its own separator alone. */
async function savedInGerman(csv: string, begin: string): Promise<string> {
  const quote = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return begin + (await parsed(csv)).map((cells) => cells.map(quote).join(";")).join("\r\n");
}

test("every set is read back as it was, cell by cell", async () => {
  const world = await createTestWorld();
  const { owner, app, tier, user } = world;
  const { db } = owner.ctx;
  const of = () => ({ id: newId(), appId: app.id });
  for (const [n, evil] of HOSTILE.entries()) {
    const own = name(evil, n);
    await db.insert(schema.licenses).values({ ...of(), licenseKey: own, note: evil, usedBy: evil, createdBy: evil });
    await createTestUser(owner, app, tier, { username: own, email: evil, note: evil, banReason: evil, lastIp: evil });
    await db.insert(schema.logs).values({ ...of(), action: evil, username: evil, ip: evil, data: evil });
    await db
      .insert(schema.devices)
      .values({ ...of(), deviceType: "processor", deviceId: own, name: evil, email: evil, note: evil });
    await db.insert(schema.subscriptions).values({ ...of(), name: own });
    await db.insert(schema.variables).values({ ...of(), key: own, value: evil });
    await db.insert(schema.userVariables).values({ ...of(), userId: user.id, key: own, value: evil });
    await db.insert(schema.webhooks).values({ ...of(), name: evil, url: evil, userAgent: evil, body: evil });
    await db.insert(schema.blacklist).values({ ...of(), type: "hwid", value: own, note: evil });
    await db.insert(schema.vpnAllowances).values({ ...of(), value: `198.51.100.${n}`, note: evil });
    await db.insert(schema.hashes).values({ ...of(), hashName: evil, hashValue: String(n).padStart(64, "0") });
    await db.insert(schema.versions).values({ ...of(), version: own, reminderMessage: evil, downloadUrl: evil });
    const rule = { id: newId(), accountId: owner.account.id, list: "blacklist" as const, kind: "domain" as const };
    await db.insert(schema.eliteRules).values({ ...rule, value: own });
  }
  await createTestSellerKey(owner);
  await db
    .update(schema.sellerKeys)
    .set({ name: HOSTILE.join("") })
    .where(eq(schema.sellerKeys.accountId, owner.account.id));
  await db.update(schema.accounts).set({ role: "admin" }).where(eq(schema.accounts.id, owner.account.id));
  const sets = [
    ...["licenses", "users", "logs", "devices", "subscriptions", "variables", "user-variables", "webhooks"],
    ...["blacklist", "vpn-allowances", "hashes", "versions", "account/seller-keys", "account/elite-rules"],
  ];
  for (const path of sets) {
    const [set = "", of = app.id] = path.split("/").reverse();
    const { header, pages } = await openSet(owner.ctx, of, set, {});
    const cells: string[][] = [];
    for await (const page of pages) {
      cells.push(
        ...page.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell ?? "")))),
      );
    }
    if (of === app.id) expect([path, cells.length >= HOSTILE.length]).toEqual([path, true]);
    const csv = await exported(owner, of, set);
    for (const file of [csv, await savedInGerman(csv, ""), await savedInGerman(csv, "\uFEFFsep=;\r\n")]) {
      const [head, ...rows] = await parsed(file);
      expect([path, head]).toEqual([path, header]);
      expect([path, rows.map((row) => row.map(rearm))]).toEqual([path, cells]);
    }
  }
});

async function imported(owner: Owner, kind: "license.import" | "user.import", csv: string, skip: string[] = []) {
  const { app, tier } = await createTestApp(owner);
  await owner.ctx.db.insert(schema.subscriptions).values({ id: newId(), appId: app.id, name: 'Gold; "1"', level: 7 });
  const fields = IMPORT_FIELDS[kind].filter((field) => !skip.includes(field));
  const mapping = Object.fromEntries(fields.map((field) => [field, field]));
  const file = [new TextEncoder().encode(csv)];
  const { id } = await startImport(owner.ctx, { app: { id: app.id }, kind, mapping }, file);
  await runNextJob(owner.ctx.database, LANES.flat());
  expect(await getJob(owner.ctx, { id })).toMatchObject({ status: "done", error: null });
  return { app, tier, columns: fields as readonly string[] };
}

/** The columns of an export that an import can fill, row by row. */
async function comparable(owner: Owner, app: { id: string }, set: string, columns: readonly string[]) {
  const [head = [], ...rows] = await parsed(await exported(owner, app.id, set));
  return rows
    .map((row) => columns.filter((column) => head.includes(column)).map((column) => row[head.indexOf(column)]))
    .sort();
}

test("licenses that are exported and imported are the same: notes, ends, tiers, limits", async () => {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const gold = { id: newId(), appId: app.id, name: 'Gold; "1"', level: 7 };
  await owner.ctx.db.insert(schema.subscriptions).values(gold);
  const make = (n: number, rest: Partial<typeof schema.licenses.$inferInsert>) =>
    owner.ctx.db.insert(schema.licenses).values({ id: newId(), appId: app.id, licenseKey: `KEY;${n},'`, ...rest });
  for (const [n, note] of HOSTILE.entries()) await make(n, { note, durationDays: 30 });
  await make(100, { expiresAt: new Date("2031-02-03T04:05:06.789Z") });
  await make(101, {
    expiresAt: new Date("9999-12-31T23:59:59.999Z"),
    durationDays: 36_500,
    deviceLimit: 3,
    maxUses: 7,
  });
  await make(102, { expiresAt: new Date("1970-01-01T00:00:00Z"), level: 9 });
  await make(103, { level: 7, subscriptionId: gold.id, durationDays: 1 });
  await make(104, {});
  const csv = await exported(owner, app.id, "licenses");
  for (const file of [csv, await savedInGerman(csv, ""), await savedInGerman(csv, "sep=;\r\n")]) {
    const { app: copy, columns } = await imported(owner, "license.import", file);
    expect(await comparable(owner, copy, "licenses", columns)).toEqual(
      await comparable(owner, app, "licenses", columns),
    );
  }
});

test("a user's name writes nothing but the name, and passwords are taken to the letter", async () => {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const ends = new Date("2040-05-06T07:08:09.010Z");
  await createTestUser(owner, app, tier, { username: "bob;;2099-12-31", note: "\tx ; y", expiresAt: ends });
  await createTestUser(owner, app, tier, { username: "amy", note: "'=1", email: "amy@example.com", expiresAt: null });
  const [head = [], ...rows] = await parsed(await exported(owner, app.id, "users"));
  const lines = [[...head, "password"], ...rows.map((row, n) => [...row, n === 0 ? "abc;def" : " '=x,y "])];
  const german = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const csv = lines.map((cells) => cells.map(german).join(";")).join("\r\n");
  const { app: copy, columns } = await imported(owner, "user.import", csv);
  expect(await comparable(owner, copy, "users", columns)).toEqual(await comparable(owner, app, "users", columns));
});
