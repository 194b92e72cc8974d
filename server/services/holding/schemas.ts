import { z } from "zod";
import { BulkTarget, Ids } from "../atoms";

/** Plain lists of an application. */
export const AppHolding = z.enum([
  "blacklist",
  "device",
  "hash",
  "subscription",
  "userVariable",
  "variable",
  "version",
  "vpnAllowance",
  "webhook",
]);
export type AppHolding = z.infer<typeof AppHolding>;

/** Plain lists of an account. */
export const AccountHolding = z.enum(["eliteRule", "sellerKey"]);
export type AccountHolding = z.infer<typeof AccountHolding>;

/** Input of `deleteHoldings`: up to 500 rows of one list. */
export const DeleteHoldingsInput = z.union([
  BulkTarget.extend({ holding: AppHolding }),
  z.object({ holding: AccountHolding, ids: Ids }),
]);
