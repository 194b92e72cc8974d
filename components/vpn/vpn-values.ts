import { z } from "zod";

/** What the form of a VPN allowance accepts. */
export const VpnValues = z.object({
  value: z.string().trim().min(1, "Enter an address or a network").max(64, "At most 64 characters"),
  note: z.string().max(500, "At most 500 characters"),
});
