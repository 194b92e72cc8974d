import { z } from "zod";
import { editApp, type OwnApp } from "@/server/services/app";
import { AppName, AppVersion, DownloadUrl } from "@/server/services/app/schemas";
import { requireChange } from "@/server/services/changes";
import type { JsonObject } from "../kit/operation";
import { WireBoolean } from "../kit/wire";
import { moment } from "../present/moment";
import { type EliteOperation, eliteOperation } from "./operation";

/** The application without its secret, which the master key does not reveal. */
const presentApp = (app: OwnApp): JsonObject => ({
  app_name: app.name,
  url_prefix: app.urlPrefix,
  version: app.version,
  download_url: app.downloadUrl,
  is_enabled: app.isEnabled,
  user_panel_enabled: app.userPanelEnabled,
  hwid_lock: app.hwidLock,
  vpn_block: app.antiVpn,
  hash_check_enabled: app.hashCheck,
  paused: app.isPaused,
  created_at: moment(app.createdAt),
});

/** `function=app`. */
export const appActions = {
  edit: eliteOperation({
    summary: "Change the application; a disabled one can be enabled again.",
    description: "`latest_version` is another name of `version`, `anti_vpn` of `vpn_block`.",
    input: z.object({
      is_enabled: WireBoolean.optional(),
      user_panel_enabled: WireBoolean.optional(),
      new_name: AppName.optional(),
      version: AppVersion.optional(),
      latest_version: AppVersion.optional(),
      download_url: DownloadUrl.optional(),
      hash_check_enabled: WireBoolean.optional(),
      hwid_lock: WireBoolean.optional(),
      vpn_block: WireBoolean.optional(),
      anti_vpn: WireBoolean.optional(),
      paused: WireBoolean.optional(),
    }),
    example: { is_enabled: true },
    refusals: ["APP_NAME_TAKEN"],
    reachesDisabledApp: true,
    run: async (ctx, app, input) => {
      const changes = {
        name: input.new_name,
        version: input.version ?? input.latest_version,
        downloadUrl: input.download_url,
        isEnabled: input.is_enabled,
        userPanelEnabled: input.user_panel_enabled,
        hwidLock: input.hwid_lock,
        antiVpn: input.vpn_block ?? input.anti_vpn,
        hashCheck: input.hash_check_enabled,
        isPaused: input.paused,
      };
      requireChange(changes);
      return { app: presentApp(await editApp(ctx, { app, ...changes })) };
    },
  }),
} as const satisfies Record<string, EliteOperation>;
