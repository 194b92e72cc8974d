import { issueBearerToken } from "@/server/auth/bearer";
import {
  changePassword,
  deleteAccount,
  getMe,
  listBrowserSessions,
  registerAccount,
  revokeBrowserSession,
  revokeOtherBrowserSessions,
} from "@/server/services/account";
import {
  ChangePasswordInput,
  ChosenPassword,
  DeleteAccountInput,
  RegisterAccountInput,
  RevokeBrowserSessionInput,
} from "@/server/services/account/schemas";
import { accountProcedure, createRouter, publicProcedure } from "../init";

/** Long enough to try an operation of the API reference, too short to be worth keeping. */
const TRIAL_LIFETIME = "15m";

/** The seller's own account. A changed password signs every browser out, this one too. */
export const accountRouter = createRouter({
  register: publicProcedure
    .input(RegisterAccountInput.extend({ password: ChosenPassword }))
    .mutation(({ ctx, input }) => registerAccount(ctx.service, input)),
  me: accountProcedure.query(({ ctx }) => getMe(ctx.service)),
  apiToken: accountProcedure.mutation(async ({ ctx }) => ({
    token: await issueBearerToken(await getMe(ctx.service), TRIAL_LIFETIME),
  })),
  changePassword: accountProcedure
    .input(ChangePasswordInput.extend({ newPassword: ChosenPassword }))
    .mutation(({ ctx, input }) => changePassword(ctx.service, input)),
  sessions: accountProcedure.query(({ ctx }) => listBrowserSessions(ctx.service)),
  revokeSession: accountProcedure
    .input(RevokeBrowserSessionInput)
    .mutation(({ ctx, input }) => revokeBrowserSession(ctx.service, input)),
  revokeOtherSessions: accountProcedure.mutation(({ ctx }) => revokeOtherBrowserSessions(ctx.service)),
  delete: accountProcedure.input(DeleteAccountInput).mutation(({ ctx, input }) => deleteAccount(ctx.service, input)),
});
