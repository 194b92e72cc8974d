import type { UserView, UserWithVariables } from "@/server/services/user";
import type { JsonObject } from "../kit/operation";
import { moment, zeroOrOne } from "./moment";

/** `user` of `docs/wire.md#user`. `level`, `subscription` and `expires_at` are null where nothing was granted. */
export const presentUser = (user: UserView): JsonObject => ({
  id: user.id,
  username: user.username,
  email: user.email,
  hwid: user.hwid,
  ip: user.lastIp,
  level: user.level,
  subscription: user.subscription,
  expires_at: moment(user.expiresAt),
  banned: zeroOrOne(user.bannedAt !== null),
  ban_reason: user.banReason,
  paused: zeroOrOne(user.pausedAt !== null),
  created_at: moment(user.createdAt),
  last_login: moment(user.lastLoginAt),
});

/** The same with `variables`, for the single read. */
export const presentUserWithVariables = (user: UserWithVariables): JsonObject => ({
  ...presentUser(user),
  variables: user.variables.map(({ id, key, value }) => ({ id, key, value })),
});
