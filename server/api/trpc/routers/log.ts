import { countedFor } from "@/server/services/atoms";
import { clearLogs, listLogs, tailLogs } from "@/server/services/log";
import { ClearLogsInput, ListLogsInput, TailLogsInput } from "@/server/services/log/schemas";
import { accountProcedure, createRouter, toTrpcError } from "../init";

/** Logs, for the dashboard. */
export const logRouter = createRouter({
  list: accountProcedure
    .input(ListLogsInput)
    .query(({ ctx, input }) => listLogs(ctx.service, { ...input, countUpTo: countedFor(input.search) })),
  clear: accountProcedure.input(ClearLogsInput).mutation(({ ctx, input }) => clearLogs(ctx.service, input)),
  tail: accountProcedure.input(TailLogsInput).subscription(async function* ({ ctx, input, signal }) {
    try {
      yield* tailLogs(ctx.service, input, signal ?? new AbortController().signal);
    } catch (thrown) {
      // What a stream throws later does not pass the middleware any more.
      throw toTrpcError(thrown);
    }
  }),
});
