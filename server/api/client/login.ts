import { z } from "zod";
import {
  logInUser,
  logInWithLicense,
  logOutClient,
  registerUser,
  renameUser,
  requireLogin,
  upgradeUser,
} from "@/server/services/client";
import { type ClientOperation, clientOperation } from "./operation";
import { presentInfo } from "./present";
import { hwidField, optionalText } from "./wire";

const username = z.string().describe("Username");
const password = z.string().describe("Password");

/** Types by which a session comes to belong to a user, and stops to. */
export const loginTypes = {
  login: clientOperation({
    summary: "Login an end user. Validates credentials, HWID, subscription, and blacklist status.",
    input: z.object({ username, pass: password, hwid: hwidField }),
    example: { username: "player1", pass: "secret123", hwid: "ABC123DEF456" },
    refusals: ["INVALID_CREDENTIALS", "BLACKLISTED", "USER_BANNED", "USER_PAUSED", "HWID_MISMATCH", "NO_SUBSCRIPTION"],
    run: async (ctx, { session, dialect }, input) => {
      const info = await logInUser(ctx, session, {
        username: input.username,
        password: input.pass,
        hwid: input.hwid ?? "",
      });
      return { message: "Logged in", info: presentInfo(info, ctx.now(), dialect) };
    },
  }),
  register: clientOperation({
    summary: "Register a new end user. Optionally requires a license key.",
    input: z.object({
      username,
      pass: password,
      key: optionalText("License key; required where the application asks for one, and by KeyAuth clients"),
      email: optionalText("Email"),
      hwid: hwidField,
    }),
    example: { username: "player2", pass: "secret123", hwid: "ABC123DEF456" },
    refusals: [
      "USERNAME_TAKEN",
      "LICENSE_NOT_FOUND",
      "LICENSE_USED",
      "LICENSE_BANNED",
      "LICENSE_PAUSED",
      "LICENSE_EXPIRED",
      "LEVEL_WITHOUT_SUBSCRIPTION",
      "BLACKLISTED",
    ],
    run: async (ctx, { session, dialect }, input) => {
      const info = await registerUser(
        ctx,
        session,
        {
          username: input.username,
          password: input.pass,
          licenseKey: input.key?.trim() ? input.key : undefined,
          email: input.email ?? undefined,
          hwid: input.hwid ?? "",
        },
        { keyIsRequired: dialect === "keyauth" },
      );
      return { message: "Registered successfully", info: presentInfo(info, ctx.now(), dialect) };
    },
  }),
  license: clientOperation({
    summary: "Authenticate using only a license key (no user account required).",
    input: z.object({ key: z.string().describe("License key"), hwid: hwidField }),
    example: { key: "LICENSE_KEY", hwid: "ABC123DEF456" },
    refusals: [
      "LICENSE_NOT_FOUND",
      "LICENSE_USED",
      "LICENSE_BANNED",
      "LICENSE_PAUSED",
      "LICENSE_EXPIRED",
      "LEVEL_WITHOUT_SUBSCRIPTION",
      "BLACKLISTED",
      "HWID_MISMATCH",
      "NO_SUBSCRIPTION",
    ],
    run: async (ctx, { session, dialect }, input) => {
      const info = await logInWithLicense(ctx, session, { licenseKey: input.key, hwid: input.hwid ?? "" });
      return { message: "Logged in", info: presentInfo(info, ctx.now(), dialect) };
    },
  }),
  upgrade: clientOperation({
    summary: "Upgrade/extend a user's subscription using a license key.",
    input: z.object({ username, key: z.string().describe("License key") }),
    example: { username: "player1", key: "LICENSE_KEY" },
    refusals: ["USER_NOT_FOUND", "LICENSE_NOT_FOUND", "LICENSE_USED", "LEVEL_WITHOUT_SUBSCRIPTION"],
    run: async (ctx, { session }, input) => {
      await upgradeUser(ctx, session, { username: input.username, licenseKey: input.key });
      return { message: "Upgraded successfully" };
    },
  }),
  logout: clientOperation({
    summary: "End the session.",
    input: z.object({}),
    run: async (ctx, { session }) => {
      await logOutClient(ctx, session);
      return { message: "Successfully logged out." };
    },
  }),
  changeUsername: clientOperation({
    summary: "Rename the logged-in user. Ends the session.",
    input: z.object({ newUsername: z.string().describe("New username") }),
    example: { newUsername: "player3" },
    refusals: ["LOGIN_REQUIRED", "USERNAME_TAKEN"],
    run: async (ctx, { session }, input) => {
      await renameUser(ctx, requireLogin(session), { username: input.newUsername });
      return { message: "Successfully changed username, user logged out." };
    },
  }),
} as const satisfies Record<string, ClientOperation>;
