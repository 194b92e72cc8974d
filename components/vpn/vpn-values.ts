import { z } from "zod";
import { Note } from "@/server/services/atoms";
import { AddVpnAllowanceInput } from "@/server/services/vpn/schemas";

/** What the form of a VPN allowance accepts. */
export const VpnValues = z.object({
  value: z.string().trim().min(1, "Enter an address or a network").pipe(AddVpnAllowanceInput.shape.value),
  note: Note,
});
