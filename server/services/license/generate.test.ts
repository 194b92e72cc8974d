import { describe, expect, test } from "vitest";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { generateLicenses } from "./generate";

const setUp = async () => {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  return { ctx: owner.ctx, app: { id: app.id }, tier };
};

describe("generateLicenses", () => {
  test("for a tier takes its level, by name in any case", async () => {
    const { ctx, app, tier } = await setUp();
    const [license] = await generateLicenses(ctx, { app, subscription: "DEFAULT", level: 9 });
    expect(license).toMatchObject({ subscriptionId: tier.id, level: tier.level });
    await expect(generateLicenses(ctx, { app, subscription: "gold" })).rejects.toMatchObject({
      code: "SUBSCRIPTION_NOT_FOUND",
    });
  });

  test("with a fixed end has no duration; with neither it never expires", async () => {
    const { ctx, app } = await setUp();
    const expiresAt = new Date("2031-01-01T00:00:00.000Z");
    expect((await generateLicenses(ctx, { app, expiresAt }))[0]).toMatchObject({ durationDays: null, expiresAt });
    const [lifetime] = await generateLicenses(ctx, { app, durationDays: null });
    expect(lifetime).toMatchObject({ durationDays: null, expiresAt: null, status: "active" });
  });

  test("takes the seller's own key as it is, once", async () => {
    const { ctx, app } = await setUp();
    const [license] = await generateLicenses(ctx, { app, licenseKey: "my-Key" });
    expect(license?.licenseKey).toBe("my-Key");
    await expect(generateLicenses(ctx, { app, licenseKey: "my-Key" })).rejects.toMatchObject({
      code: "LICENSE_EXISTS",
    });
    await expect(generateLicenses(ctx, { app, licenseKey: "other", count: 2 })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      field: "count",
    });
    await expect(generateLicenses(ctx, { app, licenseKey: "a&b=c" })).rejects.toThrow();
  });

  test("fills the mask with each character about as often as any other", async () => {
    const { ctx, app } = await setUp();
    const made = await generateLicenses(ctx, { app, count: 500, mask: "X".repeat(36) });
    const counts = new Map<string, number>();
    for (const { licenseKey } of made) for (const one of licenseKey) counts.set(one, (counts.get(one) ?? 0) + 1);
    expect([...counts.keys()].sort().join("")).toBe("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    // 500 of each are expected; six standard deviations to either side.
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(6 * Math.sqrt(500));
  });
});
