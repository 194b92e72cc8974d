import { z } from "zod";
import { ChosenPassword, Email, Username } from "@/server/services/account/schemas";

/** What the sign-up form accepts; the server asks for the same. */
export const SignUpValues = z.object({
  username: z.string().trim().min(1, "Choose a username").pipe(Username),
  email: Email,
  password: ChosenPassword,
});

/** The values of that form. */
export type SignUpValues = z.infer<typeof SignUpValues>;
