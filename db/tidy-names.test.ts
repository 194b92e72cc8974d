import { readFileSync } from "node:fs";
import path from "node:path";
import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Orm, schema, sql } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";

const MIGRATION = path.resolve("db/migrations/0007_tidy_names.sql");

/** What the migration does to rows that were there before it. */
async function tidyNames(db: Orm): Promise<void> {
  await db.transaction(async (tx) => {
    for (const statement of readFileSync(MIGRATION, "utf8").split("--> statement-breakpoint")) {
      await tx.execute(sql.raw(statement));
    }
  });
}

test("names that were stored before are tidied, unless another row has the tidy one", async () => {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const { db } = owner.ctx;
  const named = async (username: string) => (await createTestUser(owner, app, tier, { username })).id;
  const ids = {
    decomposed: await named("e\u0301ric"),
    hidden: await named(" bo\u200bb\u00a0"),
    taken: await named("ann\u200d"),
    ann: await named("ann"),
    first: await named("tom "),
    second: await named("tom\t"),
    plain: await named("plain name"),
  };
  await tidyNames(db);
  const rows = await db
    .select()
    .from(schema.users)
    .where(inArray(schema.users.id, Object.values(ids)));
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.username;
  expect(Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, nameOf(id)]))).toEqual({
    decomposed: "\u00e9ric",
    hidden: "bob",
    taken: "ann\u200d",
    ann: "ann",
    first: "tom ",
    second: "tom\t",
    plain: "plain name",
  });
});

test("a license, the user that stands for it, its HWIDs and the blacklist stay together", async () => {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const { db } = owner.ctx;
  const key = "OLD\u2013KEY\u200b 1";
  const license = await createTestLicense(owner, app, { licenseKey: key });
  const user = await createTestUser(owner, app, tier, { username: key, licenseId: license.id, hwid: "PC-e\u0301\n" });
  await db.insert(schema.blacklist).values({ id: newId(), appId: app.id, type: "hwid", value: "PC-e\u0301" });
  await tidyNames(db);
  const [tidied] = await db.select().from(schema.licenses).where(eq(schema.licenses.id, license.id));
  const [implicit] = await db.select().from(schema.users).where(eq(schema.users.id, user.id));
  const [bound] = await db.select().from(schema.userHwids).where(eq(schema.userHwids.userId, user.id));
  const [entry] = await db.select().from(schema.blacklist).where(eq(schema.blacklist.appId, app.id));
  expect([tidied?.licenseKey, implicit?.username]).toEqual(["OLD-KEY1", "OLD-KEY1"]);
  expect([bound?.hwid, entry?.value]).toEqual(["PC-\u00e9", "PC-\u00e9"]);
});
