import { z } from "zod";
import { Plan, Role } from "@/server/services/account/schemas";

/** What the form accepts that changes an account's plan and role. */
export const AccountStandingValues = z.object({
  plan: Plan,
  role: Role,
});
