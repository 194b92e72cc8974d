import { getOverview, readPulse } from "@/server/services/stats";
import { accountProcedure, createRouter } from "../init";

/** Numbers over everything that the seller has. */
export const statsRouter = createRouter({
  overview: accountProcedure.query(({ ctx }) => getOverview(ctx.service)),
  pulse: accountProcedure.query(({ ctx }) => readPulse(ctx.service)),
});
