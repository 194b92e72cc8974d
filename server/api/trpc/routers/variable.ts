import {
  deleteUserVariable,
  deleteVariable,
  listUserVariables,
  listVariables,
  setUserVariable,
  setVariable,
} from "@/server/services/variable";
import {
  ListUserVariablesInput,
  ListVariablesInput,
  SetUserVariableInput,
  SetVariableInput,
  UserVariableTarget,
  VariableTarget,
} from "@/server/services/variable/schemas";
import { accountProcedure, createRouter } from "../init";

/** Global variables and those of users, for the dashboard. */
export const variableRouter = createRouter({
  list: accountProcedure.input(ListVariablesInput).query(({ ctx, input }) => listVariables(ctx.service, input)),
  set: accountProcedure.input(SetVariableInput).mutation(({ ctx, input }) => setVariable(ctx.service, input)),
  delete: accountProcedure.input(VariableTarget).mutation(({ ctx, input }) => deleteVariable(ctx.service, input)),
  listOfUsers: accountProcedure
    .input(ListUserVariablesInput)
    .query(({ ctx, input }) => listUserVariables(ctx.service, input)),
  setOfUser: accountProcedure
    .input(SetUserVariableInput)
    .mutation(({ ctx, input }) => setUserVariable(ctx.service, input)),
  deleteOfUser: accountProcedure
    .input(UserVariableTarget)
    .mutation(({ ctx, input }) => deleteUserVariable(ctx.service, input)),
});
