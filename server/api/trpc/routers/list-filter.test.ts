import { expect, test } from "vitest";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { createCaller } from "../root";

test("versions are found by how their clients are received, Elite rules by their list", async () => {
  const owner = await createTestAccount("elite");
  const { app } = await createTestApp(owner);
  const caller = createCaller({ service: owner.ctx });
  await caller.version.add({ app, version: "1.0.1" });
  await caller.version.add({ app, version: "1.0.2", mode: "reminder" });
  const versions = await caller.version.list({ app, mode: "reminder" });
  expect([versions.total, versions.rows.map(({ version }) => version)]).toEqual([1, ["1.0.2"]]);

  await caller.eliteKey.addRule({ list: "whitelist", kind: "ip", value: "203.0.113.7" });
  await caller.eliteKey.addRule({ list: "blacklist", kind: "domain", value: "example.com" });
  const rules = await caller.eliteKey.rules({ list: "blacklist" });
  expect([rules.total, rules.rows.map(({ value }) => value)]).toEqual([1, ["example.com"]]);
});
