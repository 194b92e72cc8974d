import { z } from "zod";
import { LogInInput } from "@/server/services/account/schemas";

/** What the sign-in form accepts. */
export const SignInValues = z.object({
  username: z.string().trim().min(1, "Enter your username or email").pipe(LogInInput.shape.username),
  password: z.string().min(1, "Enter your password").pipe(LogInInput.shape.password),
});

/** The values of that form. */
export type SignInValues = z.infer<typeof SignInValues>;
