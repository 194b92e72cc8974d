import { z } from "zod";

/** What the form of a new application accepts. */
export const CreateValues = z.object({
  name: z.string().trim().min(1, "Give it a name").max(64, "At most 64 characters"),
  requireKey: z.boolean(),
});

/** The values of that form. */
export type CreateValues = z.infer<typeof CreateValues>;
