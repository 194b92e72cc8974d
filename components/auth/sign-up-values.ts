import { z } from "zod";

/** What the sign-up form accepts; the server asks for the same. */
export const SignUpValues = z.object({
  username: z
    .string()
    .trim()
    .min(1, "Choose a username")
    .max(64, "At most 64 characters")
    .regex(/^[^\s@]*$/, "No spaces and no @"),
  email: z.email("That does not look like an email address"),
  password: z.string().min(8, "At least 8 characters").max(128, "At most 128 characters"),
});

/** The values of that form. */
export type SignUpValues = z.infer<typeof SignUpValues>;
