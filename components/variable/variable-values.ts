import { z } from "zod";

import { nameUpTo } from "@/server/services/atoms";
import { SetVariableInput } from "@/server/services/variable/schemas";

const { key: VariableKey } = SetVariableInput.shape;
const VariableValue = SetVariableInput.shape.value.unwrap();

/** What the form of a global variable accepts. */
export const VariableValues = z.object({ key: VariableKey, value: VariableValue, isWritable: z.boolean() });

/** What the form of a user's variable accepts. */
export const UserVariableValues = z.object({
  username: z.string().trim().min(1, "Enter a username").pipe(nameUpTo(128)),
  key: VariableKey,
  value: VariableValue,
});
