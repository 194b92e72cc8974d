/**
 * SQL for "this grant counts now", over the aliases `g` (grants), `u` (its user) and `gl` (its license, left-joined):
 * neither expired (a frozen clock stands still) nor from a license that is banned or paused.
 * `now` is the statement's parameter for the moment, such as `$3`.
 */
export const RUNNING_GRANT = (now: string): string => `
  (g.expires_at is null or g.expires_at > coalesce(least(u.frozen_at, gl.frozen_at), ${now}::timestamptz))
  and gl.banned_at is null and gl.paused_at is null`;
