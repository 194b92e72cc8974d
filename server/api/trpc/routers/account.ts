import {
  changePassword,
  deleteAccount,
  getMe,
  listBrowserSessions,
  revokeBrowserSession,
} from "@/server/services/account";
import { ChangePasswordInput, DeleteAccountInput, RevokeBrowserSessionInput } from "@/server/services/account/schemas";
import { accountProcedure, createRouter } from "../init";

/** The seller's own account. A changed password signs every browser out, this one too. */
export const accountRouter = createRouter({
  me: accountProcedure.query(({ ctx }) => getMe(ctx.service)),
  changePassword: accountProcedure
    .input(ChangePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.service, input)),
  sessions: accountProcedure.query(({ ctx }) => listBrowserSessions(ctx.service)),
  revokeSession: accountProcedure
    .input(RevokeBrowserSessionInput)
    .mutation(({ ctx, input }) => revokeBrowserSession(ctx.service, input)),
  delete: accountProcedure.input(DeleteAccountInput).mutation(({ ctx, input }) => deleteAccount(ctx.service, input)),
});
