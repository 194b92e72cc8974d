import { z } from "zod";
import { setPlanAndRole } from "@/server/services/account";
import { Plan, Role } from "@/server/services/account/schemas";
import { nameUpTo } from "@/server/services/atoms";
import { type Operation, operation } from "../kit/operation";
import { presentMe } from "../present/account";

/** Accounts, as the operator sees them. */
export const accountRoutes = {
  "PUT /api/operator/accounts/:username": operation({
    summary: "Change an account's plan or role.",
    description: "At least one of the two. The change holds from the account's next request on.",
    input: z.object({ username: nameUpTo(254), plan: Plan.optional(), role: Role.optional() }),
    example: { username: "myuser", plan: "elite" },
    refusals: ["ACCOUNT_NOT_FOUND"],
    run: async (ctx, input) => ({ message: "Account updated", user: presentMe(await setPlanAndRole(ctx, input)) }),
  }),
} as const satisfies Record<string, Operation>;
