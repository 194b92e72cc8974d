import { DomainError } from "@/server/errors";
import { throttleKeyGuesses } from "@/server/lib/guess-throttle";
import type { ServiceContext } from "../context";
import { storedKey } from "../license";

/**
 * Refuses a name that is the key of a license, in any spelling: it belongs to the user that stands for the license. The
 * refusal tells that the key exists, so it counts as a guess at keys. Throws USERNAME_TAKEN, RATE_LIMITED.
 */
export function refuseKeyAsName(ctx: ServiceContext, appId: string, username: string): Promise<void> {
  const attempt = async () => {
    if ((await storedKey(ctx, { id: appId }, username)) !== null) throw new DomainError("USERNAME_TAKEN");
  };
  return throttleKeyGuesses(appId, ctx.ip, attempt, "USERNAME_TAKEN");
}
