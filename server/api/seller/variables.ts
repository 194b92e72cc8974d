import { nameUpTo, VariableKey, VariableValue } from "@/server/services/atoms";
import { getUserVariable, setUserVariable, type UserVariable } from "@/server/services/variable";
import { operation } from "../kit/operation";
import { appOf, OneApp, read, type SellerOperation } from "./operation";

const OneVariable = OneApp.extend({
  user: nameUpTo(128).describe("Username"),
  var: VariableKey.describe("Variable key"),
});

const present = ({ key, value }: UserVariable) => ({ var: key, response: value });

/** Operations on the variables of a user, by `type`. */
export const variableTypes = {
  setvar: operation({
    summary: "Set a user variable.",
    description: "Without `data` the value is empty.",
    input: OneVariable.extend({ data: VariableValue.default("").describe("Value") }),
    example: { appname: "My App", user: "player1", var: "coins", data: "7" },
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, { appname, user, var: key, data }) => {
      const set = await setUserVariable(ctx, { ...appOf({ appname }), user: { username: user }, key, value: data });
      return { message: "Variable set", ...present(set.variable) };
    },
  }),

  getvar: read(
    operation({
      summary: "Get a user variable.",
      input: OneVariable,
      example: { appname: "My App", user: "player1", var: "coins" },
      refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND", "VARIABLE_NOT_FOUND"],
      run: async (ctx, { appname, user, var: key }) => ({
        message: "Variable found",
        ...present(await getUserVariable(ctx, { ...appOf({ appname }), user: { username: user }, key })),
      }),
    }),
  ),
} as const satisfies Record<string, SellerOperation>;
