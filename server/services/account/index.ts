export type { Account } from "./account";
export {
  BROWSER_SESSION_DAYS,
  closeBrowserSession,
  findBrowserSession,
  openBrowserSession,
} from "./browser-session";
export { changePassword } from "./change-password";
export { countPlans, type PlanCounts } from "./count-plans";
export { deleteAccount } from "./delete";
export { getMe } from "./get-me";
export { holdSignIn, whileSignedIn } from "./hold-sign-in";
export { type ListedAccount, listAccounts } from "./list";
export { type BrowserSession, listBrowserSessions } from "./list-sessions";
export { logIn } from "./log-in";
export { registerAccount } from "./register";
export { revokeOtherBrowserSessions } from "./revoke-other-sessions";
export { revokeBrowserSession } from "./revoke-session";
export { setPlanAndRole } from "./set-plan-and-role";
