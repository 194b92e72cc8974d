import { describe, expect, test } from "vitest";
import { createTestAccount } from "@/server/test/factories";
import { createTestWorld, storedState } from "@/server/test/world";
import { createDevice } from "../device";
import { addEliteRule } from "../elite-key";
import { registerHash } from "../hash";
import { addVersion } from "../version";
import { addVpnAllowance } from "../vpn";
import { deleteHoldings } from ".";
import type { AccountHolding, AppHolding } from "./schemas";

type World = Awaited<ReturnType<typeof createTestWorld>>;

/** One row of each list that belongs to an application. */
const OF_APP: Record<AppHolding, (world: World) => Promise<{ id: string }>> = {
  blacklist: async ({ entry }) => entry,
  device: ({ owner, app }) =>
    createDevice(owner.ctx, { app: { id: app.id }, deviceType: "processor", deviceId: "S-1", expiresAt: null }),
  hash: ({ owner, app }) => registerHash(owner.ctx, { app: { id: app.id }, hashValue: "ab".repeat(32) }),
  subscription: async ({ premium }) => premium,
  userVariable: async ({ userVariable }) => userVariable,
  variable: async ({ variable }) => variable,
  version: ({ owner, app }) => addVersion(owner.ctx, { app: { id: app.id }, version: "0.9" }),
  vpnAllowance: ({ owner, app }) => addVpnAllowance(owner.ctx, { app: { id: app.id }, value: "203.0.113.4" }),
  webhook: async ({ webhook }) => webhook,
};

const OF_ACCOUNT: Record<AccountHolding, (world: World) => Promise<{ id: string }>> = {
  eliteRule: ({ owner }) => addEliteRule(owner.ctx, { list: "blacklist", kind: "ip", value: "203.0.113.4" }),
  sellerKey: async ({ sellerKey }) => sellerKey,
};

describe("deleteHoldings", () => {
  test.each(Object.keys(OF_APP) as AppHolding[])(
    "%s: each once, what is gone is named, strangers touch nothing",
    async (holding) => {
      const world = await createTestWorld();
      const { id } = await OF_APP[holding](world);
      const app = { id: world.app.id };
      const before = await storedState(world);
      const stranger = (await createTestAccount()).ctx;
      await expect(deleteHoldings(stranger, { app, holding, ids: [id] })).rejects.toMatchObject({
        code: "APP_NOT_FOUND",
      });
      expect(await storedState(world)).toBe(before);
      const outcome = await deleteHoldings(world.owner.ctx, { app, holding, ids: [id, "gone", id] });
      expect(outcome).toEqual({ changed: [id], unchanged: [], notFound: ["gone"], refused: [] });
      const again = await deleteHoldings(world.owner.ctx, { app, holding, ids: [id] });
      expect(again).toMatchObject({ changed: [], notFound: [id] });
    },
  );

  test.each(Object.keys(OF_ACCOUNT) as AccountHolding[])("%s: one's own alone", async (holding) => {
    const world = await createTestWorld();
    const { id } = await OF_ACCOUNT[holding](world);
    const stranger = (await createTestAccount()).ctx;
    expect(await deleteHoldings(stranger, { holding, ids: [id] })).toMatchObject({ changed: [], notFound: [id] });
    expect(await deleteHoldings(world.owner.ctx, { holding, ids: [id] })).toMatchObject({ changed: [id] });
  });

  test("what may not go stays and is named with the reason, and the rest goes", async () => {
    const { owner, app, tier, premium } = await createTestWorld();
    const outcome = await deleteHoldings(owner.ctx, {
      app: { id: app.id },
      holding: "subscription",
      ids: [tier.id, premium.id],
    });
    expect(outcome).toEqual({
      changed: [premium.id],
      unchanged: [],
      notFound: [],
      refused: [{ id: tier.id, reason: "The default subscription cannot be deleted" }],
    });
  });

  test("a list of an application needs the application", async () => {
    const { owner, webhook } = await createTestWorld();
    const withoutApp = { holding: "webhook", ids: [webhook.id] } as unknown as Parameters<typeof deleteHoldings>[1];
    await expect(async () => deleteHoldings(owner.ctx, withoutApp)).rejects.toThrow();
  });
});
