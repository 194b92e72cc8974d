import { z } from "zod";
import { AppRef, Name, Page, PageSize, text } from "../atoms";

/** Name of an application, unique among its owner's; clients send it at init, so it is compared exactly. */
export const AppName = Name;

/** Version that clients must have, such as `1.0`. */
export const AppVersion = Name;

/** The application's unique name in addresses: lower-case letters, digits and dashes, at most 63. */
export const UrlPrefix = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be 1 to 63 of a-z 0-9 -, not beginning with -");

/** Where an outdated client is sent; "" says nowhere. */
export const DownloadUrl = z.union([
  z.literal(""),
  text(2_048).pipe(z.url({ protocol: /^https?$/, error: "must be an http or https URL" })),
]);

/** How long a client session lives after init: a minute to a week. */
export const SessionSeconds = z
  .int()
  .min(60, "must be at least 60, a minute")
  .max(604_800, "must be at most 604800, a week");

/** Input of `listAppsPage`: which page, and how many rows on one. */
export const ListAppsInput = z.object({ page: Page.default(1), limit: PageSize.default(500) });

/** Input of the verbs that only need to know which application. */
export const AppTarget = z.object({ app: AppRef });

/** Input of `createApp`. */
export const CreateAppInput = z.object({
  name: AppName,
  version: AppVersion.default("1.0"),
  requireKey: z.boolean().default(false),
});

/** Input of `editApp`: what is absent stays. */
export const EditAppInput = AppTarget.extend({
  name: AppName.optional(),
  version: AppVersion.optional(),
  urlPrefix: UrlPrefix.optional(),
  isEnabled: z.boolean().optional(),
  hwidLock: z.boolean().optional(),
  antiVpn: z.boolean().optional(),
  hashCheck: z.boolean().optional(),
  requireKey: z.boolean().optional(),
  isPaused: z.boolean().optional(),
  userPanelEnabled: z.boolean().optional(),
  downloadUrl: DownloadUrl.optional(),
  sessionSeconds: SessionSeconds.optional(),
});
