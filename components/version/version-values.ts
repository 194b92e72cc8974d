import { z } from "zod";

import { Changelog, DownloadUrl, ReminderMessage, VersionMode, VersionNumber } from "@/server/services/version/schemas";

/** What the form of a version accepts; "" is none. `allowedUntil` is a day. */
export const VersionValues = z
  .object({
    version: VersionNumber,
    mode: VersionMode,
    allowedUntil: z.string(),
    reminderMessage: ReminderMessage,
    downloadUrl: z.union([z.literal(""), DownloadUrl], "Must be an https URL"),
    changelog: Changelog,
    isLatest: z.boolean(),
  })
  .refine((values) => values.mode !== "temporary" || values.allowedUntil !== "", {
    path: ["allowedUntil"],
    message: "Choose the last day",
  });
