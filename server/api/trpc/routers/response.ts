import { listResponses, resetResponses, setResponse } from "@/server/services/response";
import { ListResponsesInput, ResetResponsesInput, SetResponseInput } from "@/server/services/response/schemas";
import { accountProcedure, createRouter } from "../init";

/** The sentences of the Client API, for the dashboard. */
export const responseRouter = createRouter({
  list: accountProcedure.input(ListResponsesInput).query(({ ctx, input }) => listResponses(ctx.service, input)),
  set: accountProcedure.input(SetResponseInput).mutation(({ ctx, input }) => setResponse(ctx.service, input)),
  reset: accountProcedure.input(ResetResponsesInput).mutation(({ ctx, input }) => resetResponses(ctx.service, input)),
});
