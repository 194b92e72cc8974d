import type { AppStats, OwnApp } from "@/server/services/app";
import { moment, zeroOrOne } from "./moment";

/** `application` of `docs/wire.md#application`. */
export const presentApp = (app: OwnApp) => ({
  id: app.id,
  name: app.name,
  secret: app.secret,
  version: app.version,
  url_prefix: app.urlPrefix,
  enabled: zeroOrOne(app.isEnabled),
  hwid_lock: zeroOrOne(app.hwidLock),
  anti_vpn: zeroOrOne(app.antiVpn),
  hash_check: zeroOrOne(app.hashCheck),
  require_key: zeroOrOne(app.requireKey),
  paused: zeroOrOne(app.isPaused),
  created_at: moment(app.createdAt),
});

/** `stats` of one application. */
export const presentAppStats = ({ users, licenses, activeSessions, logs }: AppStats) => ({
  users,
  licenses,
  active_sessions: activeSessions,
  logs,
});
