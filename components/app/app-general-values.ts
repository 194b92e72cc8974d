import { z } from "zod";

/** What the form of name, version and prefix accepts. */
export const GeneralValues = z.object({
  name: z.string().trim().min(1, "Give it a name").max(64, "At most 64 characters"),
  version: z.string().trim().min(1, "Enter a version").max(32, "At most 32 characters"),
  urlPrefix: z.string().trim().min(1, "Enter a prefix").max(64, "At most 64 characters"),
});

/** The values of that form. */
export type GeneralValues = z.infer<typeof GeneralValues>;
