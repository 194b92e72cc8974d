import { deleteHoldings } from "@/server/services/holding";
import { DeleteHoldingsInput } from "@/server/services/holding/schemas";
import { accountProcedure, createRouter } from "../init";

/** What is done to several rows of any plain list at once. */
export const holdingRouter = createRouter({
  delete: accountProcedure.input(DeleteHoldingsInput).mutation(({ ctx, input }) => deleteHoldings(ctx.service, input)),
});
