import type { VpnAllowance } from "@/server/services/vpn";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** An address or network that passes the VPN check. */
export const presentVpnAllowance = (allowance: VpnAllowance): JsonObject => ({
  id: allowance.id,
  value: allowance.value,
  note: allowance.note,
  created_at: moment(allowance.createdAt),
});
