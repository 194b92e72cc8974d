import { addVpnAllowance, listVpnAllowances, removeVpnAllowance } from "@/server/services/vpn";
import { AddVpnAllowanceInput, ListVpnAllowancesInput, VpnAllowanceTarget } from "@/server/services/vpn/schemas";
import { accountProcedure, createRouter } from "../init";

/** Addresses that pass the VPN check, for the dashboard. */
export const vpnAllowanceRouter = createRouter({
  list: accountProcedure.input(ListVpnAllowancesInput).query(({ ctx, input }) => listVpnAllowances(ctx.service, input)),
  add: accountProcedure.input(AddVpnAllowanceInput).mutation(({ ctx, input }) => addVpnAllowance(ctx.service, input)),
  remove: accountProcedure
    .input(VpnAllowanceTarget)
    .mutation(({ ctx, input }) => removeVpnAllowance(ctx.service, input)),
});
