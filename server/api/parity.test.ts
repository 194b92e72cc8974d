import {
  banUser,
  describeParity,
  HASH,
  lookAtCoins,
  lookAtInit,
  lookAtMotd,
  lookAtTiers,
  oneUser,
  player,
} from "@/server/test/parity";

describeParity([
  {
    verb: "set a variable",
    doors: {
      trpc: (doors) => doors.trpc.variable.set({ app: doors.app.ref, key: "motd", value: "New" }),
      rest: (doors) => doors.rest("POST variables/:appId/global", { key: "motd", value: "New" }),
      elite: (doors) => doors.master("variable.set", { var_key: "motd", value: "New" }),
    },
    look: lookAtMotd,
    after: { rest: "New", trpc: "New", client: "New" },
  },
  {
    verb: "delete a variable",
    doors: {
      trpc: (doors) => doors.trpc.variable.delete({ app: doors.app.ref, variable: { key: "motd" } }),
      rest: (doors) => doors.rest("DELETE variables/:appId/global/:varId"),
      elite: (doors) => doors.master("variable.delete", { var_key: "motd" }),
    },
    look: lookAtMotd,
    after: { rest: undefined, trpc: undefined, client: "VARIABLE_NOT_FOUND" },
  },
  {
    verb: "set a user's variable",
    doors: {
      trpc: (doors) => doors.trpc.variable.setOfUser({ ...oneUser(doors), key: "coins", value: "8" }),
      rest: (doors) =>
        doors.rest("POST variables/:appId/user", { user_id: doors.word("USER_ID"), key: "coins", value: "8" }),
      seller: (doors) => doors.sell("setvar", { ...player, var: "coins", data: "8" }),
      client: (doors) => doors.play("setvar", { var: "coins", data: "8" }),
    },
    look: lookAtCoins,
    after: { rest: "8", seller: "8", client: "8" },
  },
  {
    verb: "create a tier",
    doors: {
      trpc: (doors) => doors.trpc.subscription.create({ app: doors.app.ref, name: "Gold" }),
      rest: (doors) => doors.rest("POST subscriptions/:appId", { name: "Gold" }),
      elite: (doors) => doors.master("subscription.create", { name: "Gold" }),
    },
    look: lookAtTiers,
    after: { rest: ["Gold", "Premium", "default"], trpc: ["Gold", "Premium", "default"] },
  },
  {
    verb: "register a hash",
    before: (doors) => doors.rest("PUT apps/:appId", { hash_check: 1 }),
    doors: {
      trpc: (doors) => doors.trpc.hash.register({ app: doors.app.ref, hashValue: HASH }),
      rest: (doors) => doors.rest("POST hashes/:appId", { hash_value: HASH }),
      elite: (doors) => doors.master("hash.register", { hash_value: HASH }),
    },
    look: (doors) => lookAtInit(doors, { hash: HASH }),
    after: { client: "OK" },
  },
  {
    verb: "allow a version",
    doors: {
      trpc: (doors) => doors.trpc.version.add({ app: doors.app.ref, version: "3.0" }),
      rest: (doors) => doors.rest("POST versions/:appId", { version: "3.0" }),
      elite: (doors) => doors.master("version.add", { version: "3.0" }),
    },
    look: (doors) => lookAtInit(doors, { ver: "3.0" }),
    after: { client: "OK" },
  },
  {
    verb: "give a response a text",
    before: banUser,
    doors: {
      trpc: (doors) => doors.trpc.response.set({ app: doors.app.ref, code: "USER_BANNED", message: "Bye" }),
      rest: (doors) => doors.rest("POST responses/:appId", { code: "USER_BANNED", message: "Bye" }),
      elite: (doors) => doors.master("response.set", { code: "USER_BANNED", message: "Bye" }),
    },
    look: async (doors) => ({ client: (await doors.play("check"))["message"] }),
    after: { client: "Bye" },
  },
  {
    verb: "blacklist an address",
    doors: {
      trpc: (doors) => doors.trpc.blacklist.create({ app: doors.app.ref, type: "ip", value: "192.0.2.10" }),
      rest: (doors) => doors.rest("POST blacklist/:appId", { type: "ip", value: "192.0.2.10" }),
    },
    look: async (doors) => ({
      client: (await doors.init())["code"],
      rest: ((await doors.rest("GET blacklist/:appId")) as { total: number }).total,
      trpc: (await doors.trpc.blacklist.list({ app: doors.app.ref })).total,
    }),
    after: { client: "BLACKLISTED", rest: 2, trpc: 2 },
  },
  {
    verb: "pause the application",
    doors: {
      trpc: (doors) => doors.trpc.app.edit({ app: doors.app.ref, isPaused: true }),
      rest: (doors) => doors.rest("PUT apps/:appId", { paused: 1 }),
      elite: (doors) => doors.master("app.edit", { paused: true }),
    },
    look: async (doors) => ({ ...(await lookAtInit(doors, {})), session: (await doors.play("check"))["code"] }),
    after: { client: "APP_PAUSED", session: "APP_PAUSED" },
  },
]);
