import { countPlans, listAccounts, setPlanAndRole } from "@/server/services/account";
import { ListAccountsInput, SetPlanAndRoleInput } from "@/server/services/account/schemas";
import { accountProcedure, createRouter } from "../init";

/** All accounts of the installation, for those of role admin; the verbs ask the database who that is. */
export const adminRouter = createRouter({
  accounts: accountProcedure.input(ListAccountsInput).query(({ ctx, input }) => listAccounts(ctx.service, input)),
  plans: accountProcedure.query(({ ctx }) => countPlans(ctx.service)),
  setPlanAndRole: accountProcedure.input(SetPlanAndRoleInput).mutation(async ({ ctx, input }) => {
    const { plan, role } = await setPlanAndRole(ctx.service, input);
    return { plan, role };
  }),
});
