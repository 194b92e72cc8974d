import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { DEFAULT_SUBSCRIPTION, findSubscription } from "../subscription";
import type { Device } from "./find";
import { CreateDeviceInput } from "./schemas";

/**
 * Authorises a machine. Of several at once with the same serial one wins.
 * Throws APP_NOT_FOUND, SUBSCRIPTION_NOT_FOUND, DEVICE_EXISTS.
 */
export async function createDevice(ctx: ServiceContext, raw: z.input<typeof CreateDeviceInput>): Promise<Device> {
  const { app: appRef, subscription = DEFAULT_SUBSCRIPTION, ...fields } = CreateDeviceInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const tier = await findSubscription(ctx, app, { name: subscription });
    const [device] = await ctx.db
      .insert(schema.devices)
      .values({ ...fields, id: newId(), appId: app.id, subscriptionId: tier.id, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (!device) throw new DomainError("DEVICE_EXISTS");
    const { deviceType, deviceId } = device;
    await recordAudit(ctx, {
      action: "device.created",
      appId: app.id,
      targetId: device.id,
      data: { deviceType, deviceId },
    });
    return { ...device, subscription: { name: tier.name, level: tier.level } };
  });
}
