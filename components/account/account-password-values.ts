import { z } from "zod";
import { ChosenPassword, ClaimedPassword } from "@/server/services/account/schemas";

/** What the password form accepts. */
export const PasswordValues = z
  .object({
    currentPassword: z.string().min(1, "Enter your current password").pipe(ClaimedPassword),
    newPassword: ChosenPassword,
    repeated: z.string(),
  })
  .refine((values) => values.newPassword === values.repeated, {
    path: ["repeated"],
    message: "This is not the same as the new password",
  });

/** The values of that form. */
export type PasswordValues = z.infer<typeof PasswordValues>;
