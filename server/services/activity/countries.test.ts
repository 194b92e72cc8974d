import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { handleClient12 } from "@/server/api/client";
import { init, newApp } from "@/server/test/client-world";
import { send } from "@/server/test/doors";
import { withEnvironment } from "@/server/test/environment";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { readActivity } from ".";

const NOW = new Date("2026-03-10T12:30:00.000Z");

/** A log-in by license through a trusted proxy at the test's peer, from `address`. */
function logIn(body: Record<string, string>, address: string) {
  const headers = { "content-type": "application/json", "x-forwarded-for": address };
  const request = new Request("http://localhost/api/1.2/", { method: "POST", headers, body: JSON.stringify(body) });
  return withEnvironment({ trustedProxies: ["192.0.2.10"] }, () => send(handleClient12, request));
}

test("a client's log-in counts for the country of its address; a refusal and a private address for none", async () => {
  const world = await newApp({ hwidLock: false });
  const { licenseKey: key } = await createTestLicense(world.owner, world.app);
  const addresses = ["79.192.1.1", "::ffff:79.192.1.2", "2003:c0::1", "73.1.2.3", "10.0.0.7", "127.0.0.1"];
  for (const address of addresses) {
    const sessionid = await init(world);
    expect(await logIn({ type: "license", sessionid, key }, address)).toMatchObject({ status: 200 });
  }
  const refused = { type: "license", sessionid: await init(world), key: "NO-SUCH-KEY-000000" };
  expect(await logIn(refused, "86.1.2.3")).toMatchObject({ status: 404 });
  const activity = await readActivity(world.owner.ctx, { app: { id: world.app.id }, range: "hour" });
  expect(activity.loginsByCountry).toEqual([
    { country: "DE", count: 3 },
    { country: "US", count: 1 },
  ]);
  expect(activity.loginsElsewhere).toBe(0);
  expect(activity.steps.reduce((sum, { logins }) => sum + logins, 0)).toBe(addresses.length);
});

test("a range has its own ten countries, and the others together", async () => {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const sum = { appId: app.id, metric: "countries" };
  const many = ["AA", "AB", "AC", "AD", "AE", "AF", "AG", "AH", "AI", "AJ", "AK", "AL"];
  await owner.ctx.db
    .insert(schema.activity)
    .values([
      ...many.map((label, index) => ({ ...sum, label, hour: new Date("2026-03-10T11:00Z"), count: 100 - index })),
      { ...sum, label: "ZA", hour: new Date("2026-02-20T00:00Z"), count: 500 },
      { ...sum, label: "ZM", hour: new Date("2025-06-01T00:00Z"), count: 900 },
      { ...sum, label: "ZW", hour: new Date("2024-06-01T00:00Z"), count: 9_000 },
    ]);
  const read = (range: "hour" | "day" | "month") =>
    readActivity({ ...owner.ctx, now: () => NOW }, { app: { id: app.id }, range });
  const hours = await read("hour");
  expect(hours.loginsByCountry.map(({ country }) => country)).toEqual(many.slice(0, 10));
  expect(hours.loginsElsewhere).toBe(90 + 89);
  const days = await read("day");
  expect(days.loginsByCountry.slice(0, 2)).toEqual([
    { country: "ZA", count: 500 },
    { country: "AA", count: 100 },
  ]);
  expect(days.loginsElsewhere).toBe(91 + 90 + 89);
  const months = await read("month");
  expect(months.loginsByCountry[0]).toEqual({ country: "ZM", count: 900 });
  // None of it is a log-in of the plots over time.
  expect(months.steps.every((step) => step.logins + step.refusals + step.sessions === 0)).toBe(true);
});
