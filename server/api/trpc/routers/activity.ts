import { readActivity, readMix } from "@/server/services/activity";
import { ReadActivityInput } from "@/server/services/activity/schemas";
import { accountProcedure, createRouter } from "../init";

/** What happened in an application over time, and how it stands, for the dashboard's plots. */
export const activityRouter = createRouter({
  series: accountProcedure.input(ReadActivityInput).query(({ ctx, input }) => readActivity(ctx.service, input)),
  mix: accountProcedure.input(ReadActivityInput).query(({ ctx, input }) => readMix(ctx.service, input)),
});
