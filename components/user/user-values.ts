import { z } from "zod";

import { Days } from "@/components/entity/change-values";
import { Note } from "@/server/services/atoms";
import { UserEmail, Username, UserPassword } from "@/server/services/user/schemas";

/** What the form of a new user accepts. No days: the subscription never ends. */
export const CreateUserValues = z.object({
  username: Username,
  password: UserPassword,
  email: UserEmail,
  subscription: z.string(),
  subscriptionDays: Days.nullish(),
  note: Note,
});

/** What the form of a new password accepts; "" lets the server make one. */
export const PasswordValues = z.object({ newPassword: z.union([z.literal(""), UserPassword]) });
