import { z } from "zod";
import { Id, Page, PageSize, Search, text } from "@/server/services/atoms";
import { clearLogs, listLogs } from "@/server/services/log";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentLog } from "../present/log";
import { presentPage } from "../present/page";

/** What happened in an application. */
export const logRoutes = {
  "GET /api/dashboard/logs/:appId": operation({
    summary: "List logs with pagination and filtering.",
    input: z.object({
      appId: Id,
      page: WireInt(Page).default(1),
      limit: WireInt(PageSize).default(100),
      action: text(64).optional().describe("Filter by action type"),
      search: Search.optional().describe("Search username, IP, or data"),
    }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("logs", await listLogs(ctx, { app: { id: appId }, ...rest }), presentLog),
  }),

  "DELETE /api/dashboard/logs/:appId": operation({
    summary: "Clear all logs for an application.",
    input: z.object({ appId: Id }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId }) => ({
      message: "Logs cleared",
      deleted: await clearLogs(ctx, { app: { id: appId } }),
    }),
  }),
} as const satisfies Record<string, Operation>;
