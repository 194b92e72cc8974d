import { z } from "zod";
import { Id, Page, PageSize, VariableKey, VariableValue } from "@/server/services/atoms";
import {
  deleteUserVariable,
  deleteVariable,
  listUserVariables,
  listVariables,
  setUserVariable,
  setVariable,
} from "@/server/services/variable";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentPage } from "../present/page";
import { presentUserVariable, presentVariable } from "../present/variable";

const OneVariable = z.object({ appId: Id, varId: Id });
const ListInput = z.object({ appId: Id, page: WireInt(Page).default(1), limit: WireInt(PageSize).default(500) });

const upserted = (created: boolean) => ({ message: created ? "Variable created" : "Variable updated", created });

/** Values that clients read: global ones, and those of single users. */
export const variableRoutes = {
  "GET /api/dashboard/variables/:appId/global": operation({
    summary: "List all global variables for an app.",
    input: ListInput,
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("variables", await listVariables(ctx, { app: { id: appId }, ...rest }), presentVariable),
  }),

  "POST /api/dashboard/variables/:appId/global": operation({
    summary: "Create or update a global variable.",
    status: "upsert",
    input: z.object({ appId: Id, key: VariableKey, value: VariableValue.default("") }),
    example: { key: "motd", value: "Welcome back" },
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, key, value }) => {
      const { variable, isNew } = await setVariable(ctx, { app: { id: appId }, key, value });
      return { ...upserted(isNew), variable: presentVariable(variable) };
    },
  }),

  "DELETE /api/dashboard/variables/:appId/global/:varId": operation({
    summary: "Delete a global variable.",
    input: OneVariable,
    refusals: ["APP_NOT_FOUND", "VARIABLE_NOT_FOUND"],
    run: async (ctx, { appId, varId }) => {
      await deleteVariable(ctx, { app: { id: appId }, variable: { id: varId } });
      return { message: "Variable deleted" };
    },
  }),

  "GET /api/dashboard/variables/:appId/user": operation({
    summary: "List user variables. Optionally filter by ?user_id=....",
    input: ListInput.extend({ user_id: Id.optional() }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, user_id, ...rest }) => {
      const page = await listUserVariables(ctx, { app: { id: appId }, userId: user_id, ...rest });
      return presentPage("variables", page, presentUserVariable);
    },
  }),

  "POST /api/dashboard/variables/:appId/user": operation({
    summary: "Set a user variable.",
    status: "upsert",
    input: z.object({
      appId: Id,
      user_id: Id.describe("Target user ID"),
      key: VariableKey,
      value: VariableValue.default(""),
    }),
    example: { user_id: "USER_ID", key: "coins", value: "7" },
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, { appId, user_id, key, value }) => {
      const set = await setUserVariable(ctx, { app: { id: appId }, user: { id: user_id }, key, value });
      return { ...upserted(set.isNew), variable: presentUserVariable(set.variable) };
    },
  }),

  "DELETE /api/dashboard/variables/:appId/user/:varId": operation({
    summary: "Delete a user variable.",
    input: OneVariable,
    refusals: ["APP_NOT_FOUND", "VARIABLE_NOT_FOUND"],
    run: async (ctx, { appId, varId }) => {
      await deleteUserVariable(ctx, { app: { id: appId }, id: varId });
      return { message: "Variable deleted" };
    },
  }),
} as const satisfies Record<string, Operation>;
