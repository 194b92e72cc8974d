import { z } from "zod";
import { DurationDays, Id, Level, Page, PageSize, Search, text } from "@/server/services/atoms";
import { SubscriptionName } from "@/server/services/subscription/schemas";
import {
  banUser,
  createUser,
  deleteUser,
  deleteUsers,
  extendUser,
  getUser,
  listUsers,
  pauseUser,
  resetUserHwid,
  unbanUser,
  unpauseUser,
} from "@/server/services/user";
import { UserEmail, Username, UserPassword } from "@/server/services/user/schemas";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentPage } from "../present/page";
import { presentUser, presentUserWithVariables } from "../present/user";

const OneUser = z.object({ appId: Id, userId: Id });

const target = ({ appId, userId }: z.output<typeof OneUser>) => ({ app: { id: appId }, user: { id: userId } });

/** End users of an application, who sign in through the Client API. */
export const userRoutes = {
  "GET /api/dashboard/users/:appId": operation({
    summary: "List users with pagination and search.",
    input: z.object({
      appId: Id,
      page: WireInt(Page).default(1),
      limit: WireInt(PageSize).default(50),
      search: Search.optional().describe("Search username, email, HWID, or IP"),
    }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("users", await listUsers(ctx, { app: { id: appId }, ...rest }), presentUser),
  }),

  "GET /api/dashboard/users/:appId/:userId": operation({
    summary: "Get a single user with their variables.",
    input: OneUser,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => ({ user: presentUserWithVariables(await getUser(ctx, target(input))) }),
  }),

  "POST /api/dashboard/users/:appId": operation({
    summary: "Manually create an app user.",
    description:
      "The tier is `subscription_name`, else one of `level`, else `default`. Without `subscription_days` it never expires.",
    status: 201,
    input: z.object({
      appId: Id,
      username: Username,
      password: UserPassword,
      email: UserEmail.nullish(),
      level: WireInt(Level).optional().describe("Subscription level (default: 1)"),
      subscription_name: SubscriptionName.optional(),
      subscription_days: WireInt(DurationDays).optional(),
    }),
    example: { username: "player1", password: "a-long-password", subscription_days: 30 },
    refusals: ["APP_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND", "USERNAME_TAKEN"],
    run: async (ctx, { appId, subscription_name, subscription_days, ...rest }) => {
      const user = await createUser(ctx, {
        app: { id: appId },
        subscription: subscription_name,
        subscriptionDays: subscription_days,
        ...rest,
      });
      return { message: "User created", user: presentUser(user) };
    },
  }),

  "POST /api/dashboard/users/:appId/:userId/ban": operation({
    summary: "Ban a user.",
    input: OneUser.extend({ reason: text(500).nullish() }),
    example: { reason: "Chargeback" },
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, { reason, ...input }) => ({
      message: "User banned",
      user: presentUser(await banUser(ctx, { ...target(input), reason })),
    }),
  }),

  "POST /api/dashboard/users/:appId/:userId/unban": operation({
    summary: "Unban a user.",
    input: OneUser,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "User unbanned",
      user: presentUser(await unbanUser(ctx, target(input))),
    }),
  }),

  "POST /api/dashboard/users/:appId/:userId/pause": operation({
    summary: "Keep a user out until they are unpaused; their time runs on.",
    input: OneUser,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "User paused",
      user: presentUser(await pauseUser(ctx, target(input))),
    }),
  }),

  "POST /api/dashboard/users/:appId/:userId/unpause": operation({
    summary: "Let a paused user in again.",
    input: OneUser,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "User unpaused",
      user: presentUser(await unpauseUser(ctx, target(input))),
    }),
  }),

  "POST /api/dashboard/users/:appId/:userId/reset-hwid": operation({
    summary: "Reset a user's hardware ID lock.",
    input: OneUser,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "HWID reset",
      user: presentUser(await resetUserHwid(ctx, target(input))),
    }),
  }),

  "POST /api/dashboard/users/:appId/:userId/extend": operation({
    summary: "Extend a user's subscription.",
    description: "`subscription_name` moves the user to that tier first. A subscription without expiry is refused.",
    input: OneUser.extend({
      days: WireInt(DurationDays).default(30),
      subscription_name: SubscriptionName.optional(),
    }),
    example: { days: 30 },
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND"],
    run: async (ctx, { days, subscription_name, ...input }) => ({
      message: "Subscription extended",
      user: presentUser(await extendUser(ctx, { ...target(input), days, subscription: subscription_name })),
    }),
  }),

  "DELETE /api/dashboard/users/:appId/:userId": operation({
    summary: "Delete a user.",
    input: OneUser,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => {
      await deleteUser(ctx, target(input));
      return { message: "User deleted" };
    },
  }),

  "DELETE /api/dashboard/users/:appId/all/users": operation({
    summary: "Delete all users for an application.",
    input: z.object({ appId: Id }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId }) => {
      const deleted = await deleteUsers(ctx, { app: { id: appId }, where: "all" });
      return { message: "All users deleted", deleted };
    },
  }),
} as const satisfies Record<string, Operation>;
