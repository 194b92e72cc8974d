import { z } from "zod";
import { ClaimedPassword } from "@/server/services/account/schemas";

/** What the form asks that deletes an account: its name, typed again, and the password. */
export const AccountDeleteValues = z
  .object({
    username: z.string(),
    typed: z.string(),
    password: z.string().min(1, "Enter your password").pipe(ClaimedPassword),
  })
  .refine(({ username, typed }) => typed === username, {
    path: ["typed"],
    message: "This is not your username",
  });
