import { z } from "zod";

import { DownloadUrl } from "@/server/services/app/schemas";

/** What the form of name, version and addresses accepts. */
export const GeneralValues = z.object({
  name: z.string().trim().min(1, "Give it a name").max(64, "At most 64 characters"),
  version: z.string().trim().min(1, "Enter a version").max(32, "At most 32 characters"),
  urlPrefix: z.string().trim().min(1, "Enter a prefix").max(64, "At most 64 characters"),
  downloadUrl: DownloadUrl,
  sessionSeconds: z
    .int("Enter a whole number")
    .min(60, "At least 60, a minute")
    .max(604_800, "At most 604,800, a week"),
});

/** The values of that form. */
export type GeneralValues = z.infer<typeof GeneralValues>;
