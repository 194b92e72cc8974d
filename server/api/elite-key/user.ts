import { z } from "zod";
import { DeviceLimit, Note, nameUpTo, text } from "@/server/services/atoms";
import { SubscriptionName } from "@/server/services/subscription/schemas";
import {
  banUser,
  createUser,
  deleteUser,
  editUser,
  extendUser,
  pauseUser,
  resetUserPassword,
  shortenUser,
  unbanUser,
  unpauseUser,
  verifyUserPassword,
} from "@/server/services/user";
import { UserEmail, Username, UserPassword } from "@/server/services/user/schemas";
import { dayAhead } from "../kit/example-date";
import { WireBoolean, WireInt } from "../kit/wire";
import { type EliteOperation, eliteOperation } from "./operation";
import { presentUser, presentUserExpiry } from "./present";
import { fromWireExpiry, fromWireExpiryIfAny, refusePast, toExpiryChange, WireExpiry, WireExpiryChange } from "./wire";

const OneUser = z.object({ username: nameUpTo(128) });

const toTarget = (app: { id: string }, { username }: z.output<typeof OneUser>) => ({ app, user: { username } });

const Details = z.object({
  email: UserEmail.nullish(),
  device_limit: WireInt(DeviceLimit).optional(),
  note: Note.nullish(),
  freeze_expiry: WireBoolean.optional(),
  user_panel_access: WireBoolean.optional(),
});

const toDetails = (input: z.output<typeof Details>) => ({
  email: input.email,
  deviceLimit: input.device_limit,
  note: input.note,
  freezeExpiry: input.freeze_expiry,
  userPanelAccess: input.user_panel_access,
});

const example = { username: "xela" };

/** `function=user`: people who use the application. */
export const userActions = {
  generate: eliteOperation({
    summary: "Make a user.",
    input: Details.extend({
      username: Username,
      password: UserPassword,
      subscription: SubscriptionName,
      expiry_date: WireExpiry,
    }),
    example: { ...example, password: "mypassword", subscription: "default", expiry_date: dayAhead() },
    refusals: ["SUBSCRIPTION_NOT_FOUND", "USERNAME_TAKEN"],
    run: async (ctx, app, { username, password, subscription, expiry_date, ...details }) => {
      const expiresAt = refusePast(fromWireExpiry(expiry_date), ctx.now());
      const user = { username, password, subscription, expiresAt, ...toDetails(details) };
      return { user: presentUser(await createUser(ctx, { app, ...user })) };
    },
  }),
  edit: eliteOperation({
    summary: "Change a user; what is left out stays.",
    input: Details.extend({
      ...OneUser.shape,
      new_username: Username.optional(),
      subscription: SubscriptionName.optional(),
      expiry_date: WireExpiry.optional(),
    }),
    example: { ...example, note: "VIP" },
    refusals: ["SUBSCRIPTION_NOT_FOUND", "USER_NOT_FOUND", "USERNAME_TAKEN"],
    run: async (ctx, app, { new_username, subscription, expiry_date, ...input }) => {
      const changes = {
        newUsername: new_username,
        subscription,
        expiresAt: fromWireExpiryIfAny(expiry_date),
        ...toDetails(input),
      };
      return { user: presentUser(await editUser(ctx, { ...toTarget(app, input), ...changes })) };
    },
  }),
  delete: eliteOperation({
    summary: "Delete a user, and end the sessions.",
    input: OneUser,
    example,
    refusals: ["USER_NOT_FOUND"],
    run: async (ctx, app, input) => {
      await deleteUser(ctx, toTarget(app, input));
      return {};
    },
  }),
  extend: eliteOperation({
    summary: "Give a user more days, or a later expiry.",
    input: WireExpiryChange.extend(OneUser.shape),
    example: { ...example, days: 30 },
    refusals: ["USER_NOT_FOUND"],
    run: async (ctx, app, input) => ({
      user: presentUserExpiry(await extendUser(ctx, { ...toTarget(app, input), ...toExpiryChange(input) })),
    }),
  }),
  shorten: eliteOperation({
    summary: "Take days from a user, or give an earlier expiry.",
    input: WireExpiryChange.extend(OneUser.shape),
    example: { ...example, days: 7 },
    refusals: ["USER_NOT_FOUND"],
    run: async (ctx, app, input) => ({
      user: presentUserExpiry(await shortenUser(ctx, { ...toTarget(app, input), ...toExpiryChange(input) })),
    }),
  }),
  ban: eliteOperation({
    summary: "Ban a user; their sessions stay and are refused.",
    input: OneUser.extend({ reason: text(500).optional() }),
    example: { ...example, reason: "Chargeback" },
    refusals: ["USER_NOT_FOUND"],
    run: async (ctx, app, { reason, ...input }) => ({
      user: presentUser(await banUser(ctx, { ...toTarget(app, input), reason })),
    }),
  }),
  unban: eliteOperation({
    summary: "Lift a user's ban.",
    input: OneUser,
    example,
    refusals: ["USER_NOT_FOUND"],
    run: async (ctx, app, input) => ({ user: presentUser(await unbanUser(ctx, toTarget(app, input))) }),
  }),
  pause: eliteOperation({
    summary: "Pause a user; until they are unpaused their sessions stay and are refused, and their time runs on.",
    input: OneUser,
    example,
    refusals: ["USER_NOT_FOUND"],
    run: async (ctx, app, input) => ({ user: presentUser(await pauseUser(ctx, toTarget(app, input))) }),
  }),
  unpause: eliteOperation({
    summary: "Let a paused user in again.",
    input: OneUser,
    example,
    refusals: ["USER_NOT_FOUND"],
    run: async (ctx, app, input) => ({ user: presentUser(await unpauseUser(ctx, toTarget(app, input))) }),
  }),
  reset_password: eliteOperation({
    summary: "Give a user another password, and end the sessions.",
    description: "Without `new_password` the server makes one and shows it this once.",
    input: OneUser.extend({ new_password: UserPassword.optional() }),
    example,
    refusals: ["USER_NOT_FOUND"],
    run: async (ctx, app, { new_password, ...input }) => {
      const target = toTarget(app, input);
      const { user, generated } = await resetUserPassword(ctx, { ...target, newPassword: new_password });
      return { user: { username: user.username }, new_password: generated ?? undefined };
    },
  }),
  verify_password: eliteOperation({
    summary: "Check a user's password, without taking a device slot or touching a HWID.",
    description: "A banned, paused or expired user with the right password is answered 200, with the flags.",
    input: OneUser.extend({ password: text(1024).min(1) }),
    example: { ...example, password: "mypassword" },
    refusals: ["INVALID_CREDENTIALS", "RATE_LIMITED"],
    isRead: true,
    run: async (ctx, app, input) => {
      const user = presentUser(await verifyUserPassword(ctx, { app, ...input }));
      const { username, email, subscription, subscription_level, expiry_date, banned, paused } = user;
      return { username, email, subscription, subscription_level, expiry: expiry_date, banned, paused };
    },
  }),
} as const satisfies Record<string, EliteOperation>;
