import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { toDomainError } from "./errors";

describe("toDomainError", () => {
  test("a write below a row that has gone is refused as not found", async () => {
    const owner = await createTestAccount();
    const { app, tier } = await createTestApp(owner);
    const { db } = owner.ctx;
    const failed = (work: Promise<unknown>) => work.then(() => null, toDomainError);
    const user = { id: newId(), username: "late" };
    const grant = { id: newId(), appId: app.id, subscriptionId: tier.id, level: 1 };
    const belowApp = await failed(db.insert(schema.users).values({ ...user, appId: newId() }));
    const belowUser = await failed(db.insert(schema.grants).values({ ...grant, userId: newId() }));
    const [made] = await db
      .insert(schema.users)
      .values({ ...user, appId: app.id })
      .returning();
    const belowTier = await failed(
      db.insert(schema.grants).values({ ...grant, userId: made?.id ?? "", subscriptionId: newId() }),
    );
    expect([belowApp?.code, belowUser?.code, belowTier?.code]).toEqual([
      "APP_NOT_FOUND",
      "USER_NOT_FOUND",
      "SUBSCRIPTION_NOT_FOUND",
    ]);
  });
});
