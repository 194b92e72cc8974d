import { z } from "zod";
import { DomainError } from "@/server/errors";
import { text } from "@/server/services/atoms";
import {
  appNumbers,
  banOwnUser,
  isBlacklisted,
  listOnlineUsers,
  requireLogin,
  writeClientLog,
} from "@/server/services/client";
import { type ClientOperation, clientOperation } from "./operation";
import { presentAppInfo } from "./present";
import { hwidField, optionalText } from "./wire";

const checkblack = clientOperation({
  summary: "Check if the current user's IP or HWID is blacklisted.",
  description: "`success` is true when the client **is** blacklisted, as KeyAuth has it.",
  input: z.object({ hwid: hwidField }),
  example: { hwid: "ABC123DEF456" },
  run: async (ctx, { session }, input) => {
    const blacklisted = await isBlacklisted(ctx, session, input.hwid ?? "");
    return {
      success: blacklisted,
      message: blacklisted ? "Client is blacklisted" : "Client is not blacklisted",
      blacklisted,
    };
  },
});

/** Types about the session itself and the application around it. */
export const sessionTypes = {
  check: clientOperation({
    summary: "Validate session.",
    input: z.object({}),
    run: async (_ctx, { session, dialect }) => {
      if (session.userId === null && dialect === "native") return { message: "Session is alive", validated: false };
      requireLogin(session);
      return { message: "Session is validated.", validated: true };
    },
  }),
  log: clientOperation({
    summary: "Add a log entry from the client application.",
    input: z.object({ pcuser: optionalText("PC username / identifier"), message: optionalText("Log message") }),
    example: { pcuser: "DESKTOP-1", message: "Started" },
    run: async (ctx, { session }, input) => {
      writeClientLog(ctx, session, { machineUser: input.pcuser ?? undefined, message: input.message ?? "" });
      return { message: "Log added" };
    },
  }),
  fetchOnline: clientOperation({
    summary: "Fetch a list of currently online users.",
    description:
      "The user of a license is shown as `****` and the last four characters of the key. For KeyAuth clients the user " +
      "must be logged in.",
    input: z.object({}),
    refusals: ["LOGIN_REQUIRED"],
    run: async (ctx, { session, dialect }) => {
      // In native the session alone is enough, but a user who was banned in it gets nothing any more.
      if (dialect === "keyauth" || session.userId !== null) requireLogin(session);
      const names = await listOnlineUsers(ctx, session);
      return { message: "Successfully fetched online users.", users: names.map((credential) => ({ credential })) };
    },
  }),
  fetchStats: clientOperation({
    summary: "Fetch the application's numbers.",
    input: z.object({}),
    run: async (ctx, { session }) => {
      return { message: "Successfully fetched stats", appinfo: presentAppInfo(await appNumbers(ctx, session)) };
    },
  }),
  checkblack,
  checkblacklist: checkblack,
  checkBlack: checkblack,
  ban: clientOperation({
    summary: "Self-ban the currently logged-in user. Used as an anti-tamper mechanism.",
    input: z.object({ reason: text(99).nullish().describe("Why") }),
    example: { reason: "Debugger found" },
    refusals: ["LOGIN_REQUIRED"],
    run: async (ctx, { session }, input) => {
      const own = requireLogin(session);
      await banOwnUser(ctx, own, input.reason || "User banned from triggering ban function in the client");
      return { message: "Successfully banned user" };
    },
  }),
} as const satisfies Record<string, ClientOperation>;

/** Types of KeyAuth that are refused in clear words. */
export const REFUSED_TYPES = [
  "file",
  "chatget",
  "chatsend",
  "forgot",
  "2faenable",
  "2fadisable",
  "loginEmail",
  "fetchFile",
] as const;

/** Throws UNSUPPORTED_TYPE for a KeyAuth type that Latchkey does not have, INVALID_INPUT for anything else. */
export function refuseType(type: string): never {
  if ((REFUSED_TYPES as readonly string[]).includes(type)) {
    throw new DomainError("UNSUPPORTED_TYPE", { message: `The type ${type} is not supported`, field: "type" });
  }
  throw new DomainError("INVALID_INPUT", {
    message: "type: The value for the type parameter was not found",
    field: "type",
  });
}
