import { clearLogs, listLogs } from "@/server/services/log";
import { ClearLogsInput, ListLogsInput } from "@/server/services/log/schemas";
import { accountProcedure, createRouter } from "../init";

/** Logs, for the dashboard. */
export const logRouter = createRouter({
  list: accountProcedure.input(ListLogsInput).query(({ ctx, input }) => listLogs(ctx.service, input)),
  clear: accountProcedure.input(ClearLogsInput).mutation(({ ctx, input }) => clearLogs(ctx.service, input)),
});
