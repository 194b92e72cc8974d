import { z } from "zod";

import { DownloadUrl, VersionMode, VersionNumber } from "@/server/services/version/schemas";

/** What the form of a version accepts; "" is none. `allowedUntil` is a day. */
export const VersionValues = z
  .object({
    version: VersionNumber,
    mode: VersionMode,
    allowedUntil: z.string(),
    reminderMessage: z.string().max(500, "At most 500 characters"),
    downloadUrl: z.union([z.literal(""), DownloadUrl], "Must be an https URL"),
    changelog: z.string().max(10_000, "At most 10,000 characters"),
    isLatest: z.boolean(),
  })
  .refine((values) => values.mode !== "temporary" || values.allowedUntil !== "", {
    path: ["allowedUntil"],
    message: "Choose the last day",
  });
