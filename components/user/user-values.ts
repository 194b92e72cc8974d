import { z } from "zod";

import { BanUserInput, UserEmail, Username, UserPassword } from "@/server/services/user/schemas";

const days = z.int("Enter a whole number").min(1, "At least 1").max(36_500, "At most 36,500");

/** What the form of a new user accepts. No days: the subscription never ends. */
export const CreateUserValues = z.object({
  username: Username,
  password: UserPassword,
  email: UserEmail,
  subscription: z.string(),
  subscriptionDays: days.nullish(),
  note: z.string().max(500, "At most 500 characters"),
});

/** What the form of a ban accepts. */
export const BanUserValues = z.object({ reason: BanUserInput.shape.reason.unwrap().unwrap() });

/** What the forms of more and of fewer days accept. `subscription` "" stays with what the user has. */
export const DaysValues = z.object({ days, subscription: z.string() });

/** What the form of a new password accepts; "" lets the server make one. */
export const PasswordValues = z.object({ newPassword: z.string().max(1024, "At most 1,024 characters") });
