import { z } from "zod";

/** What the password form accepts. */
export const PasswordValues = z
  .object({
    currentPassword: z.string().min(1, "Enter your current password"),
    newPassword: z.string().min(8, "At least 8 characters").max(128, "At most 128 characters"),
    repeated: z.string(),
  })
  .refine((values) => values.newPassword === values.repeated, {
    path: ["repeated"],
    message: "This is not the same as the new password",
  });

/** The values of that form. */
export type PasswordValues = z.infer<typeof PasswordValues>;
