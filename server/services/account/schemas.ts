import { z } from "zod";
import { Id, nameUpTo, Page, PageSize, Search, sortBy, text } from "../atoms";

/** Name of an account: 1 to 64 characters, no white space, and no `@`, so that it is never somebody's email address. */
export const Username = nameUpTo(64)
  .refine((value) => !/\s/u.test(value), "must not contain white space")
  .refine((value) => !value.includes("@"), "must not contain @");

/** Email address of an account, at most 254 characters. */
export const Email = text(254).trim().pipe(z.email());

const PASSWORD_BYTES_MAX = 1_024;
const fits = (password: string) => new TextEncoder().encode(password).byteLength <= PASSWORD_BYTES_MAX;

/** A password to be set: at least 6 characters, at most 1,024 bytes. The verbs refuse what is easily guessed besides. */
export const NewPassword = text(PASSWORD_BYTES_MAX).min(6).refine(fits, "must be at most 1024 bytes");

/** The same where a person chooses it, in the dashboard: at least 8 characters. */
export const ChosenPassword = z.string().min(8).pipe(NewPassword);

/** A password as somebody claims it. */
export const ClaimedPassword = text(PASSWORD_BYTES_MAX).min(1).refine(fits, "must be at most 1024 bytes");

/** What an account may use. */
export const Plan = z.enum(["free", "pro", "elite"]);

/** What an account may do beside its own. */
export const Role = z.enum(["user", "admin"]);

/** Input of `registerAccount`. */
export const RegisterAccountInput = z.object({ username: Username, email: Email, password: NewPassword });

/** Input of `logIn`: the username or the email address, in any case. */
export const LogInInput = z.object({ username: nameUpTo(254), password: ClaimedPassword });

/** Input of `changePassword`. */
export const ChangePasswordInput = z.object({ currentPassword: ClaimedPassword, newPassword: NewPassword });

/** Input of `deleteAccount`. */
export const DeleteAccountInput = z.object({ password: ClaimedPassword });

/** Input of `revokeBrowserSession`. */
export const RevokeBrowserSessionInput = z.object({ sessionId: Id });

/** Input of `setPlanAndRole`, by username in any case; at least one of the two. */
export const SetPlanAndRoleInput = z
  .object({ username: nameUpTo(254), plan: Plan.optional(), role: Role.optional() })
  .refine((input) => input.plan !== undefined || input.role !== undefined, "plan or role must be given");

/** Input of `listAccounts`. */
export const ListAccountsInput = z.object({
  page: Page.default(1),
  limit: PageSize.default(50),
  search: Search.optional(),
  sort: sortBy(["username", "email", "plan", "role", "createdAt", "lastLoginAt"]),
  plan: Plan.optional(),
  role: Role.optional(),
});
