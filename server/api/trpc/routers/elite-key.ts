import {
  addEliteRule,
  deleteEliteRule,
  findEliteKey,
  getEliteKey,
  getElitePermissions,
  listEliteRules,
  resetEliteKey,
  setElitePermissions,
} from "@/server/services/elite-key";
import {
  AddEliteRuleInput,
  EliteRuleTarget,
  ListEliteRulesInput,
  SetElitePermissionsInput,
} from "@/server/services/elite-key/schemas";
import { accountProcedure, createRouter } from "../init";

/** The account's Elite Key, what it may do and where from, for the dashboard. */
export const eliteKeyRouter = createRouter({
  /** Null before there is one. */
  find: accountProcedure.query(({ ctx }) => findEliteKey(ctx.service)),
  get: accountProcedure.query(({ ctx }) => getEliteKey(ctx.service)),
  reset: accountProcedure.mutation(({ ctx }) => resetEliteKey(ctx.service)),
  permissions: accountProcedure.query(({ ctx }) => getElitePermissions(ctx.service)),
  setPermissions: accountProcedure
    .input(SetElitePermissionsInput)
    .mutation(({ ctx, input }) => setElitePermissions(ctx.service, input)),
  rules: accountProcedure.input(ListEliteRulesInput).query(({ ctx, input }) => listEliteRules(ctx.service, input)),
  addRule: accountProcedure.input(AddEliteRuleInput).mutation(({ ctx, input }) => addEliteRule(ctx.service, input)),
  deleteRule: accountProcedure.input(EliteRuleTarget).mutation(({ ctx, input }) => deleteEliteRule(ctx.service, input)),
});
