import { z } from "zod";
import { issueBearerToken } from "@/server/auth/bearer";
import { changePassword, getMe, logIn, registerAccount } from "@/server/services/account";
import { ClaimedPassword, LogInInput, NewPassword, RegisterAccountInput } from "@/server/services/account/schemas";
import { blaming } from "../kit/errors";
import { type Operation, operation } from "../kit/operation";
import { presentAccount, presentMe, presentNewAccount } from "../present/account";

/** Accounts: registration, log-in, and the account of a token. */
export const authRoutes = {
  "POST /api/auth/register": operation({
    summary: "Create an account.",
    description: "Answers a token that is valid for 7 days. The account's first seller key is made as well.",
    auth: "none",
    status: 201,
    input: RegisterAccountInput,
    example: { username: "myuser", email: "me@example.com", password: "securepass123" },
    refusals: ["ACCOUNT_EXISTS"],
    run: async (ctx, input) => {
      const account = await registerAccount(ctx, input);
      return {
        message: "Account created",
        token: await issueBearerToken(account),
        user: presentNewAccount(account),
      };
    },
  }),

  "POST /api/auth/login": operation({
    summary: "Log in with username (or email) and password.",
    description:
      "Answers a token that is valid for 7 days. Ten wrong passwords in 15 minutes for one account from one address, and further ones are refused for a while.",
    auth: "none",
    input: LogInInput,
    example: { username: "myuser", password: "securepass123" },
    refusals: ["INVALID_CREDENTIALS", "RATE_LIMITED"],
    run: async (ctx, input) => {
      const account = await logIn(ctx, input);
      return { message: "Logged in", token: await issueBearerToken(account), user: presentAccount(account) };
    },
  }),

  "GET /api/dashboard/auth/me": operation({
    summary: "Get the profile of the authenticated account.",
    input: z.object({}),
    run: async (ctx) => ({ user: presentMe(await getMe(ctx)) }),
  }),

  "PUT /api/dashboard/auth/password": operation({
    summary: "Change the password of the authenticated account.",
    description: "Every older token of the account and every signed-in browser is dead at once.",
    input: z.object({ current_password: ClaimedPassword, new_password: NewPassword }),
    example: { current_password: "securepass123", new_password: "newpass123" },
    refusals: ["INVALID_CREDENTIALS", "RATE_LIMITED"],
    run: async (ctx, input) => {
      const passwords = { currentPassword: input.current_password, newPassword: input.new_password };
      await changePassword(ctx, passwords).catch(blaming({ newPassword: "new_password" }));
      return { message: "Password changed" };
    },
  }),
} as const satisfies Record<string, Operation>;
