import { z } from "zod";
import { DomainError } from "@/server/errors";
import { readAppVariable, readUserVariable, requireLogin, writeUserVariable } from "@/server/services/client";
import { type ClientOperation, clientOperation } from "./operation";
import { optionalText } from "./wire";

const missing = (field: string) => new DomainError("INVALID_INPUT", { message: `${field}: is required`, field });

const valueReply = (value: string) => ({ message: value, response: value, value });

/** Types that read and write variables. The dialects mean different things by `var` and `getvar` (`docs/wire.md#the-two-dialects-of-the-client-api`). */
export const variableTypes = {
  var: clientOperation({
    summary: "Get a user-specific variable. Requires an active logged-in session.",
    description: "With `varid`, and always for KeyAuth clients, an application variable.",
    input: z.object({ var: optionalText("Variable key"), varid: optionalText("Key of an application variable") }),
    example: { var: "theme" },
    refusals: ["LOGIN_REQUIRED", "VARIABLE_NOT_FOUND"],
    run: async (ctx, { session, dialect }, input) => {
      const own = requireLogin(session);
      const appKey = input.varid || (dialect === "keyauth" ? input.var : undefined);
      if (appKey) return valueReply(await readAppVariable(ctx, own, appKey));
      if (!input.var) throw missing(dialect === "keyauth" ? "varid" : "var");
      return valueReply(await readUserVariable(ctx, own, input.var));
    },
  }),
  getvar: clientOperation({
    summary: "Get a global (app-wide) variable.",
    description: "For KeyAuth clients a variable of the logged-in user.",
    input: z.object({ var: optionalText("Variable key (or use varid)"), varid: optionalText("Variable key") }),
    example: { var: "motd" },
    refusals: ["VARIABLE_NOT_FOUND"],
    run: async (ctx, { session, dialect }, input) => {
      if (dialect === "keyauth") {
        const own = requireLogin(session);
        if (!input.var) throw missing("var");
        const response = await readUserVariable(ctx, own, input.var);
        return { message: "Successfully retrieved variable", response };
      }
      // The session alone is enough here, but a user who was banned in it gets nothing any more.
      if (session.userId !== null) requireLogin(session);
      const key = input.var || input.varid;
      if (!key) throw missing("var");
      return valueReply(await readAppVariable(ctx, session, key));
    },
  }),
  setvar: clientOperation({
    summary: "Set a user-specific variable. Creates or updates.",
    input: z.object({ var: z.string().describe("Variable key"), data: optionalText("Variable value") }),
    example: { var: "theme", data: "dark" },
    refusals: ["LOGIN_REQUIRED"],
    run: async (ctx, { session }, input) => {
      await writeUserVariable(ctx, requireLogin(session), { key: input.var, value: input.data ?? "" });
      return { message: "Successfully set variable" };
    },
  }),
} as const satisfies Record<string, ClientOperation>;
