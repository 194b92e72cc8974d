import type { z } from "zod";
import { findOwnedApp } from "../app";
import type { AppRef } from "../atoms";
import { requireChange } from "../changes";
import { type ServiceContext, transaction } from "../context";
import { findSubscription } from "../subscription";
import { changeDevice } from "./change";
import type { Device } from "./find";
import { EditDeviceInput } from "./schemas";

/** When something began, given whether it is to be: what is so already keeps its moment. */
const since = (wanted: boolean | undefined, began: Date | null, now: Date): Date | null | undefined => {
  if (wanted === undefined) return undefined;
  return wanted ? (began ?? now) : null;
};

/**
 * Changes a device; `isBanned` and `isPaused` also take a ban or pause back. Throws INVALID_INPUT (nothing to change, id
 * and serial disagree), APP_NOT_FOUND, SUBSCRIPTION_NOT_FOUND, DEVICE_NOT_FOUND.
 */
export async function editDevice(ctx: ServiceContext, raw: z.input<typeof EditDeviceInput>): Promise<Device> {
  const { app, device, subscription, isBanned, isPaused, ...fields } = EditDeviceInput.parse(raw);
  requireChange({ subscription, isBanned, isPaused, ...fields });
  return transaction(ctx, async (ctx) => {
    const tier = await findTier(ctx, app, subscription);
    return changeDevice(ctx, { app, device }, "device.edited", (ctx, row) => ({
      ...fields,
      subscriptionId: tier?.id,
      bannedAt: since(isBanned, row.bannedAt, ctx.now()),
      pausedAt: since(isPaused, row.pausedAt, ctx.now()),
    }));
  });
}

async function findTier(ctx: ServiceContext, app: AppRef, name: string | undefined) {
  return name === undefined ? undefined : findSubscription(ctx, await findOwnedApp(ctx, app), { name });
}
