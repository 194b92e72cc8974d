import { z } from "zod";
import { invalidField } from "@/server/errors";
import { VariableKey, VariableValue } from "@/server/services/atoms";
import { deleteVariable, setVariable } from "@/server/services/variable";
import { WireBoolean } from "../kit/wire";
import { moment } from "../present/moment";
import { type EliteOperation, eliteOperation } from "./operation";

/** The variable's name: `key` where that is not the Elite Key (`read-request.ts`), or one of its other names. */
const Named = z.object({
  key: VariableKey.optional(),
  var_key: VariableKey.optional(),
  variable_key: VariableKey.optional(),
  name: VariableKey.optional(),
});

function toKey({ key, var_key, variable_key, name }: z.output<typeof Named>): string {
  const named = key ?? var_key ?? variable_key ?? name;
  if (named !== undefined) return named;
  throw invalidField("key", "the variable's name is required; where `key` is the Elite Key, send it as var_key");
}

const description =
  "The variable is named by the `key` that is not the Elite Key: the body's where the query has the Elite Key, the " +
  "second of two in a query, any where a header has it. `var_key`, `variable_key` and `name` always work.";

/** `function=variable`: values that every client of the application may read. */
export const variableActions = {
  set: eliteOperation({
    summary: "Make a variable or give it another value, visible to clients at once.",
    description,
    input: Named.extend({ value: VariableValue, writable: WireBoolean.optional() }),
    example: { var_key: "motd", value: "Welcome back" },
    run: async (ctx, app, { value, writable, ...named }) => {
      const { variable } = await setVariable(ctx, { app, key: toKey(named), value, isWritable: writable });
      return {
        variable: {
          key: variable.key,
          value: variable.value,
          writable: variable.isWritable,
          updated_at: moment(variable.updatedAt),
        },
      };
    },
  }),
  delete: eliteOperation({
    summary: "Delete a variable.",
    description,
    input: Named,
    example: { var_key: "motd" },
    refusals: ["VARIABLE_NOT_FOUND"],
    run: async (ctx, app, named) => {
      await deleteVariable(ctx, { app, variable: { key: toKey(named) } });
      return {};
    },
  }),
} as const satisfies Record<string, EliteOperation>;
