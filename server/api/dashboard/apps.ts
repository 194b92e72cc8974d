import { z } from "zod";
import { createApp, deleteApp, editApp, getApp, listAppsPage, resetAppSecret } from "@/server/services/app";
import { AppName, AppVersion, DownloadUrl, SessionSeconds, UrlPrefix } from "@/server/services/app/schemas";
import { Id, Page, PageSize } from "@/server/services/atoms";
import { type Operation, operation } from "../kit/operation";
import { WireBoolean, WireInt } from "../kit/wire";
import { presentApp, presentAppStats } from "../present/app";
import { presentPage } from "../present/page";

const OneApp = z.object({ appId: Id });

/** Applications. */
export const appRoutes = {
  "GET /api/dashboard/apps": operation({
    summary: "List all your applications.",
    input: z.object({ page: WireInt(Page).default(1), limit: WireInt(PageSize).default(500) }),
    run: async (ctx, input) => presentPage("applications", await listAppsPage(ctx, input), presentApp),
  }),

  "POST /api/dashboard/apps": operation({
    summary: "Create a new application.",
    description: "A subscription tier named `default` (level 1, 30 days) is made as well.",
    status: 201,
    input: z.object({ name: AppName, version: AppVersion.default("1.0"), require_key: WireBoolean.default(false) }),
    example: { name: "My App", version: "1.0" },
    refusals: ["APP_NAME_TAKEN"],
    run: async (ctx, { name, version, require_key }) => {
      const app = await createApp(ctx, { name, version, requireKey: require_key });
      return { message: "Application created", application: presentApp(app) };
    },
  }),

  "GET /api/dashboard/apps/:appId": operation({
    summary: "Get a single application with stats (users, licenses, active sessions, logs).",
    input: OneApp,
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId }) => {
      const app = await getApp(ctx, { app: { id: appId } });
      return { application: presentApp(app), stats: presentAppStats(app.stats) };
    },
  }),

  "PUT /api/dashboard/apps/:appId": operation({
    summary: "Update application settings.",
    description:
      "What is not sent stays. `paused` stops clients, `enabled: 0` makes the application not found for them. A new name keeps the `url_prefix`.",
    input: OneApp.extend({
      name: AppName.optional(),
      version: AppVersion.optional(),
      url_prefix: UrlPrefix.optional(),
      enabled: WireBoolean.optional(),
      hwid_lock: WireBoolean.optional(),
      anti_vpn: WireBoolean.optional(),
      hash_check: WireBoolean.optional(),
      require_key: WireBoolean.optional(),
      paused: WireBoolean.optional(),
      download_url: DownloadUrl.optional(),
      session_seconds: WireInt(SessionSeconds).optional(),
    }),
    example: { version: "1.1", hwid_lock: true },
    refusals: ["APP_NOT_FOUND", "APP_NAME_TAKEN", "URL_PREFIX_TAKEN"],
    run: async (ctx, { appId, ...sent }) => {
      const app = await editApp(ctx, {
        app: { id: appId },
        name: sent.name,
        version: sent.version,
        urlPrefix: sent.url_prefix,
        isEnabled: sent.enabled,
        hwidLock: sent.hwid_lock,
        antiVpn: sent.anti_vpn,
        hashCheck: sent.hash_check,
        requireKey: sent.require_key,
        isPaused: sent.paused,
        downloadUrl: sent.download_url,
        sessionSeconds: sent.session_seconds,
      });
      return { message: "Application updated", application: presentApp(app) };
    },
  }),

  "POST /api/dashboard/apps/:appId/reset-secret": operation({
    summary: "Regenerate the application secret key.",
    description: "The old one is dead at once: clients that hold it can no longer check signatures.",
    input: OneApp,
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId }) => {
      const { secret } = await resetAppSecret(ctx, { app: { id: appId } });
      return { message: "Secret reset", secret };
    },
  }),

  "DELETE /api/dashboard/apps/:appId": operation({
    summary: "Delete an application and all associated data.",
    input: OneApp,
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId }) => {
      await deleteApp(ctx, { app: { id: appId } });
      return { message: "Application deleted" };
    },
  }),
} as const satisfies Record<string, Operation>;
