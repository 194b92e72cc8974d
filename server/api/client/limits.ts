import { limitedAddress } from "@/server/lib/limiter";
import type { ServiceContext } from "@/server/services/context";
import { takeQuota } from "../kit/rate-limit";

/** Counts a request of an address at an application. Throws RATE_LIMITED. */
export const takeApplicationQuota = (ctx: ServiceContext, request: Request, appId: string): Promise<void> =>
  takeQuota(request, "application", `${appId} ${limitedAddress(ctx.ip)}`);
