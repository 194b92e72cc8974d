import { createBlacklistEntry, deleteBlacklistEntry, listBlacklist } from "@/server/services/blacklist";
import { BlacklistTarget, CreateBlacklistEntryInput, ListBlacklistInput } from "@/server/services/blacklist/schemas";
import { accountProcedure, createRouter } from "../init";

/** The blacklist, for the dashboard. */
export const blacklistRouter = createRouter({
  list: accountProcedure.input(ListBlacklistInput).query(({ ctx, input }) => listBlacklist(ctx.service, input)),
  create: accountProcedure
    .input(CreateBlacklistEntryInput)
    .mutation(({ ctx, input }) => createBlacklistEntry(ctx.service, input)),
  delete: accountProcedure
    .input(BlacklistTarget)
    .mutation(({ ctx, input }) => deleteBlacklistEntry(ctx.service, input)),
});
