import { z } from "zod";

import { AppName, AppVersion, DownloadUrl, SessionSeconds, UrlPrefix } from "@/server/services/app/schemas";

/** What the form of name, version and addresses accepts. */
export const GeneralValues = z.object({
  name: z.string().trim().min(1, "Give it a name").pipe(AppName),
  version: z.string().trim().min(1, "Enter a version").pipe(AppVersion),
  urlPrefix: z.string().trim().min(1, "Enter a prefix").pipe(UrlPrefix),
  downloadUrl: DownloadUrl,
  sessionSeconds: SessionSeconds,
});

/** The values of that form. */
export type GeneralValues = z.infer<typeof GeneralValues>;
