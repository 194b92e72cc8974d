import { z } from "zod";

/** What the sign-in form accepts. */
export const SignInValues = z.object({
  username: z.string().trim().min(1, "Enter your username or email"),
  password: z.string().min(1, "Enter your password"),
});

/** The values of that form. */
export type SignInValues = z.infer<typeof SignInValues>;
