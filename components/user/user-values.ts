import { z } from "zod";

import { Days } from "@/components/entity/change-values";
import { UserEmail, Username, UserPassword } from "@/server/services/user/schemas";

/** What the form of a new user accepts. No days: the subscription never ends. */
export const CreateUserValues = z.object({
  username: Username,
  password: UserPassword,
  email: UserEmail,
  subscription: z.string(),
  subscriptionDays: Days.nullish(),
  note: z.string().max(500, "At most 500 characters"),
});

/** What the form of a new password accepts; "" lets the server make one. */
export const PasswordValues = z.object({ newPassword: z.string().max(1024, "At most 1,024 characters") });
