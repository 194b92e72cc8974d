import { expect } from "vitest";
import {
  bannedUser,
  banUser,
  describeParity,
  elitePlayer,
  everywhere,
  freeUser,
  lookAtExpiry,
  lookAtHwid,
  lookAtUser,
  oneUser,
  player,
} from "@/server/test/parity";

describeParity([
  {
    verb: "ban a user",
    doors: {
      trpc: banUser,
      rest: (doors) => doors.rest("POST users/:appId/:userId/ban"),
      seller: (doors) => doors.sell("banuser", player),
      elite: (doors) => doors.master("user.ban", elitePlayer),
      client: (doors) => doors.play("ban"),
    },
    look: lookAtUser,
    after: bannedUser,
  },
  {
    verb: "unban a user",
    before: banUser,
    doors: {
      trpc: (doors) => doors.trpc.user.unban(oneUser(doors)),
      rest: (doors) => doors.rest("POST users/:appId/:userId/unban"),
      seller: (doors) => doors.sell("unbanuser", player),
      elite: (doors) => doors.master("user.unban", elitePlayer),
    },
    look: lookAtUser,
    after: freeUser,
  },
  {
    verb: "pause a user",
    doors: {
      trpc: (doors) => doors.trpc.user.pause(oneUser(doors)),
      rest: (doors) => doors.rest("POST users/:appId/:userId/pause"),
      elite: (doors) => doors.master("user.pause", elitePlayer),
    },
    look: lookAtUser,
    after: everywhere({ banned: 0, paused: 1 }, "USER_PAUSED"),
  },
  {
    verb: "delete a user",
    doors: {
      trpc: (doors) => doors.trpc.user.delete(oneUser(doors)),
      rest: (doors) => doors.rest("DELETE users/:appId/:userId"),
      seller: (doors) => doors.sell("deleteuser", player),
      elite: (doors) => doors.master("user.delete", elitePlayer),
    },
    look: lookAtUser,
    after: everywhere(undefined, "INVALID_CREDENTIALS"),
  },
  {
    verb: "reset a user's HWID",
    doors: {
      trpc: (doors) => doors.trpc.user.resetHwid(oneUser(doors)),
      rest: (doors) => doors.rest("POST users/:appId/:userId/reset-hwid"),
      seller: (doors) => doors.sell("resetuser", player),
    },
    look: lookAtHwid,
    after: { rest: null, seller: null, trpc: null },
  },
  {
    verb: "extend a user",
    doors: {
      trpc: (doors) => doors.trpc.user.extend({ ...oneUser(doors), days: 30 }),
      rest: (doors) => doors.rest("POST users/:appId/:userId/extend", { days: 30 }),
      seller: (doors) => doors.sell("extend", { ...player, expiry: 30 }),
      elite: (doors) => doors.master("user.extend", { ...elitePlayer, days: 30 }),
    },
    look: lookAtExpiry,
    after: { rest: 40, seller: 40, trpc: 40 },
  },
  {
    verb: "shorten a user",
    doors: {
      trpc: (doors) => doors.trpc.user.shorten({ ...oneUser(doors), days: 3 }),
      seller: (doors) => doors.sell("subtract", { ...player, seconds: 3 * 86_400 }),
      elite: (doors) => doors.master("user.shorten", { ...elitePlayer, days: 3 }),
    },
    look: lookAtExpiry,
    after: { rest: 7, seller: 7, trpc: 7 },
  },
  {
    verb: "make a user",
    doors: {
      trpc: (doors) => doors.trpc.user.create({ app: doors.app.ref, username: "parity", password: "secret123" }),
      rest: (doors) => doors.rest("POST users/:appId", { username: "parity", password: "secret123" }),
      seller: (doors) => doors.sell("adduser", { user: "parity", pass: "secret123" }),
      elite: (doors) =>
        doors.master("user.generate", {
          ...{ username: "parity", password: "secret123", subscription: "default", expiry_date: null },
        }),
      client: async (doors) => {
        const { sessionid } = await doors.init();
        const fields = { sessionid: String(sessionid), username: "parity", pass: "secret123" };
        const reply = await doors.play("register", fields);
        expect(reply["success"]).toBe(true);
      },
    },
    look: async (doors) => {
      const { sessionid } = await doors.init();
      const login = { sessionid: String(sessionid), username: "parity", pass: "secret123" };
      const { user } = (await doors.sell("userdata", { user: "parity" })) as { user: { subscription: string } };
      return { client: (await doors.play("login", login))["success"], seller: user.subscription };
    },
    after: { client: true, seller: "default" },
  },
]);
