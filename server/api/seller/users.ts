import type { z } from "zod";
import { DurationDays, nameUpTo, text } from "@/server/services/atoms";
import { SubscriptionName } from "@/server/services/subscription/schemas";
import {
  banUser,
  createUser,
  deleteUser,
  deleteUsers,
  extendUser,
  getUser,
  listAllUsers,
  resetUserHwid,
  shortenUser,
  unbanUser,
} from "@/server/services/user";
import { Seconds, Username, UserPassword } from "@/server/services/user/schemas";
import { operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentUser } from "../present/user";
import { appOf, OneApp, read, type SellerOperation } from "./operation";
import { variableTypes } from "./variables";

const DEFAULT_PASSWORD = "default";

const OneUser = OneApp.extend({ user: nameUpTo(128).describe("Username") });

const example = { appname: "My App", user: "player1" };

const target = ({ appname, user }: z.output<typeof OneUser>) => ({ ...appOf({ appname }), user: { username: user } });

/** User operations, by `type`, in the order of the document. */
export const userTypes = {
  adduser: operation({
    summary: "Create a user.",
    description:
      "Without `sub` the tier is `default`, without `expiry` it never ends. Without `pass` the password is `default`, and the reply carries a `warning`.",
    input: OneApp.extend({
      user: Username.describe("Username"),
      pass: UserPassword.optional().describe('Password (default: "default")'),
      sub: SubscriptionName.optional().describe("Subscription name"),
      expiry: WireInt(DurationDays).optional().describe("Expiry in days"),
    }),
    example: { appname: "My App", user: "player1", pass: "a-long-password", expiry: 30 },
    refusals: ["APP_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND", "USERNAME_TAKEN"],
    run: async (ctx, { appname, user: username, pass, sub, expiry }) => {
      const user = await createUser(ctx, {
        ...appOf({ appname }),
        username,
        password: pass ?? DEFAULT_PASSWORD,
        subscription: sub,
        subscriptionDays: expiry,
      });
      const warning = `No pass was given, so the password is "${DEFAULT_PASSWORD}", which anybody can guess`;
      return { message: "User created", user: presentUser(user), warning: pass === undefined ? warning : undefined };
    },
  }),

  deleteuser: operation({
    summary: "Delete a user.",
    input: OneUser,
    example,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => {
      await deleteUser(ctx, target(input));
      return { message: "User deleted" };
    },
  }),

  userdata: read(
    operation({
      summary: "Get user details.",
      input: OneUser,
      example,
      refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
      run: async (ctx, input) => ({
        message: "User found",
        user: presentUser(await getUser(ctx, target(input))),
      }),
    }),
  ),

  banuser: operation({
    summary: "Ban a user.",
    input: OneUser.extend({ reason: text(500).nullish().describe("Why") }),
    example: { ...example, reason: "Chargeback" },
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, { reason, ...input }) => ({
      message: "User banned",
      user: presentUser(await banUser(ctx, { ...target(input), reason })),
    }),
  }),

  unbanuser: operation({
    summary: "Unban a user.",
    input: OneUser,
    example,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "User unbanned",
      user: presentUser(await unbanUser(ctx, target(input))),
    }),
  }),

  resetuser: operation({
    summary: "Reset a user's HWID.",
    input: OneUser,
    example,
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "HWID reset",
      user: presentUser(await resetUserHwid(ctx, target(input))),
    }),
  }),

  extend: operation({
    summary: "Extend a user's subscription.",
    description: "With another `sub` the user is moved to that tier first. A subscription without expiry is refused.",
    input: OneUser.extend({
      sub: SubscriptionName.optional().describe("Subscription name"),
      expiry: WireInt(DurationDays).default(30).describe("Days to add (default: 30)"),
    }),
    example: { ...example, expiry: 30 },
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND"],
    run: async (ctx, { sub, expiry, ...input }) => ({
      message: "Subscription extended",
      user: presentUser(await extendUser(ctx, { ...target(input), days: expiry, subscription: sub })),
    }),
  }),

  subtract: operation({
    summary: "Subtract time from a user's subscription.",
    description: "The end may come to lie in the past. A subscription without expiry is refused.",
    input: OneUser.extend({ seconds: WireInt(Seconds).describe("Seconds to take away") }),
    example: { ...example, seconds: 3600 },
    refusals: ["APP_NOT_FOUND", "USER_NOT_FOUND"],
    run: async (ctx, { seconds, ...input }) => ({
      message: "Time subtracted",
      user: presentUser(await shortenUser(ctx, { ...target(input), seconds })),
    }),
  }),

  ...variableTypes,

  fetchallusers: read(
    operation({
      summary: "Fetch all users for an app.",
      input: OneApp,
      example: { appname: "My App" },
      refusals: ["APP_NOT_FOUND"],
      run: async (ctx, input) => {
        const users = await listAllUsers(ctx, appOf(input).app);
        return { message: "Users found", users: users.map(presentUser), total: users.length };
      },
    }),
  ),

  delexpusers: operation({
    summary: "Delete all expired users.",
    description: "Users who had a subscription of which nothing runs any more; whoever never had one stays.",
    input: OneApp,
    example: { appname: "My App" },
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, input) => ({
      message: "Expired users deleted",
      deleted: await deleteUsers(ctx, { ...appOf(input), where: "expired" }),
    }),
  }),
} as const satisfies Record<string, SellerOperation>;
