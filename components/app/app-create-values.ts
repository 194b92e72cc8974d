import { z } from "zod";
import { AppName } from "@/server/services/app/schemas";

/** What the form of a new application accepts. */
export const CreateValues = z.object({
  name: z.string().trim().min(1, "Give it a name").pipe(AppName),
  requireKey: z.boolean(),
});

/** The values of that form. */
export type CreateValues = z.infer<typeof CreateValues>;
