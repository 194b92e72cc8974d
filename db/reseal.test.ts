import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { handleClient12 } from "@/server/api/client";
import { environment } from "@/server/env";
import { newId } from "@/server/lib/random-key";
import { type BoxColumn, openOnce, sealSecret } from "@/server/lib/secret-box";
import { getApp, listApps } from "@/server/services/app";
import { findEliteKey } from "@/server/services/elite-key";
import { once } from "@/server/services/idempotency";
import { startImport } from "@/server/services/job";
import { listSellerKeys } from "@/server/services/seller-key";
import { createWebhook, listWebhooks } from "@/server/services/webhook";
import { send } from "@/server/test/doors";
import { createTestAccount, createTestApp, createTestEliteKey, createTestSellerKey } from "@/server/test/factories";
import { queryRows, schema } from "./client";
import { idempotencyRow, resealBoxes } from "./reseal";

/** A box as earlier versions made them. */
function oldBox(secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", environment().encryptionKey, "latchkey", "secret-box", 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** An account with one box in every table. */
async function withBoxes() {
  const owner = await createTestAccount("elite");
  const { app, secret } = await createTestApp(owner);
  const ref = { id: app.id };
  const sellerKey = await createTestSellerKey(owner);
  const eliteKey = await createTestEliteKey(owner);
  const header = `Bearer ${newId()}`;
  const webhook = await createWebhook(owner.ctx, { app: ref, name: "w", url: "https://a.test/", authHeader: header });
  const idempotency = { scope: `test ${owner.account.id}`, key: newId(), fingerprint: "f" };
  const reply = await once(owner.ctx, idempotency, async () => newId());
  const csv = `license_key\n${newId()}\n`;
  const what = { app: ref, kind: "license.import", mapping: { license_key: "license_key" } } as const;
  const job = await startImport(owner.ctx, what, [Buffer.from(csv)]);
  return { ...owner, app, secret, sellerKey, eliteKey, header, webhook, idempotency, reply, csv, job };
}

type World = Awaited<ReturnType<typeof withBoxes>>;

type Of = (world: World) => string;
type Place = readonly [column: BoxColumn, box: string, key: string, row: Of, nameOf: Of | null, secret: Of];

/** Where each table keeps its box, in SQL; which row it is, how the row is called in it if otherwise, what lies in it. */
const PLACES: readonly Place[] = [
  ["applications.secret_box", "secret_box", "id", (w) => w.app.id, null, (w) => w.secret],
  ["seller_keys.key_box", "key_box", "id", (w) => w.sellerKey.id, null, (w) => w.sellerKey.key],
  ["elite_keys.key_box", "key_box", "account_id", (w) => w.account.id, null, (w) => w.eliteKey.key],
  ["webhooks.auth_header_box", "auth_header_box", "id", (w) => w.webhook.id, null, (w) => w.header],
  [
    "idempotency_records.body_box",
    "body_box",
    "key",
    (w) => w.idempotency.key,
    (w) => idempotencyRow(w.idempotency.scope, w.idempotency.key),
    (w) => w.reply,
  ],
  ["job_pieces.text_box", "text_box", "job_id", (w) => w.job.id, (w) => `${w.job.id}:0`, (w) => w.csv],
];

async function read(world: World, [column, box, key, row]: Place): Promise<string> {
  const [table = ""] = column.split(".");
  const query = sql`select ${sql.raw(box)} as box from ${sql.raw(table)} where ${sql.raw(key)} = ${row(world)}`;
  const [found] = await queryRows<{ box: string }>(world.ctx.db, query);
  return found?.box ?? "";
}

async function write(world: World, [column, box, key, row]: Place, value: string): Promise<void> {
  const [table = ""] = column.split(".");
  await world.ctx.db.execute(
    sql`update ${sql.raw(table)} set ${sql.raw(box)} = ${value} where ${sql.raw(key)} = ${row(world)}`,
  );
}

const open = (world: World, [column, , , row, nameOf]: Place, box: string) =>
  openOnce(column, (nameOf ?? row)(world), box);

test.each(PLACES)("a box of %s opens in its own row alone, and names its key", async (...place) => {
  const [one, other] = [await withBoxes(), await withBoxes()];
  const [ours, theirs] = [await read(one, place), await read(other, place)];
  expect(ours).toMatch(/^v2\.[0-9a-f]{8}\.[\w-]+$/);
  expect(open(one, place, ours)).toBe(place[5](one));
  expect(() => open(other, place, ours)).toThrow("cannot be opened");
  expect(() => open(one, place, theirs)).toThrow("cannot be opened");
  expect(() => openOnce("seller_keys.key_box", place[0], ours)).toThrow("cannot be opened");
});

test("where boxes were swapped, lists and the rest of an account go on, and no reply is signed with another's secret", async () => {
  const [one, other] = [await withBoxes(), await withBoxes()];
  const whole = (await createTestApp(one)).app;
  for (const place of PLACES) {
    const [ours, theirs] = [await read(one, place), await read(other, place)];
    await write(one, place, theirs);
    await write(other, place, ours);
  }
  const apps = await listApps(one.ctx);
  expect(apps.find(({ id }) => id === one.app.id)).toMatchObject({ secret: "" });
  expect(apps.find(({ id }) => id === whole.id)?.secret).toMatch(/^as_/);
  expect(await getApp(one.ctx, { app: { id: one.app.id } })).toMatchObject({ secret: "" });
  expect((await listWebhooks(one.ctx, { app: { id: one.app.id } })).rows).toMatchObject([{ authHeader: "" }]);
  expect((await listSellerKeys(one.ctx)).rows).toMatchObject([{ key: "" }]);
  expect(await findEliteKey(one.ctx)).toMatchObject({ key: "" });
  await expect(once(one.ctx, one.idempotency, async () => "again")).rejects.toThrow("cannot be opened");
  const form = { type: "init", name: one.app.name, ownerid: one.account.id, enckey: "k" };
  const request = new Request("http://localhost/api/1.2/", { method: "POST", body: new URLSearchParams(form) });
  const reply = await send(handleClient12, request);
  expect(reply).toMatchObject({ status: 500, body: { success: false, code: "INTERNAL" } });
  expect(reply.headers.get("signature")).toBeNull();
});

test("a start seals old boxes anew, leaves those that cannot be opened, and finds nothing to do the next time", async () => {
  const world = await withBoxes();
  const broken = await createTestSellerKey(world);
  await world.ctx.db.update(schema.sellerKeys).set({ keyBox: "v1.AAAA" }).where(eq(schema.sellerKeys.id, broken.id));
  for (const place of PLACES) {
    await write(world, place, oldBox(place[5](world)));
    // Until then they open as they are.
    expect(open(world, place, await read(world, place))).toBe(place[5](world));
  }
  await Promise.all([resealBoxes(world.ctx.database.orm), resealBoxes(world.ctx.database.orm)]);
  const after: string[] = [];
  for (const place of PLACES) {
    const box = await read(world, place);
    expect(box).toMatch(/^v2\./);
    expect(open(world, place, box)).toBe(place[5](world));
    after.push(box);
  }
  await resealBoxes(world.ctx.database.orm);
  for (const [index, place] of PLACES.entries()) expect(await read(world, place)).toBe(after[index]);
  const { rows } = await listSellerKeys(world.ctx);
  expect(rows.map(({ key }) => key).sort()).toEqual(["", world.sellerKey.key]);
});

test("more than a batch of old boxes are all sealed anew", async () => {
  const world = await withBoxes();
  const ids = Array.from({ length: 1_100 }, () => newId());
  await world.ctx.db
    .insert(schema.sellerKeys)
    .values(ids.map((id) => ({ id, accountId: world.account.id, name: "old", keyHash: id, keyBox: oldBox(id) })));
  await resealBoxes(world.ctx.database.orm);
  const rows = await world.ctx.db.select().from(schema.sellerKeys).where(eq(schema.sellerKeys.name, "old"));
  const opened = rows.map(({ id, keyBox }) => [keyBox.slice(0, 3), openOnce("seller_keys.key_box", id, keyBox) === id]);
  expect(opened).toEqual(ids.map(() => ["v2.", true]));
});

test("a box under a key that is not here does not open", () => {
  const box = sealSecret("seller_keys.key_box", "a", "secret");
  expect(() => openOnce("seller_keys.key_box", "a", box.replace(/^v2\.\w+/, "v2.00000000"))).toThrow(
    "cannot be opened",
  );
});
