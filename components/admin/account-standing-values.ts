import { z } from "zod";

/** What the form accepts that changes an account's plan and role. */
export const AccountStandingValues = z.object({
  plan: z.enum(["free", "pro", "elite"]),
  role: z.enum(["user", "admin"]),
});
