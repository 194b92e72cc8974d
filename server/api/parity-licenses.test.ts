import {
  banLicense,
  describeParity,
  eliteKey,
  everywhere,
  key,
  lookAtLicense,
  oneLicense,
  type WireLicense,
} from "@/server/test/parity";

describeParity([
  {
    verb: "ban a license",
    doors: {
      trpc: banLicense,
      rest: (doors) => doors.rest("POST licenses/:appId/:licenseId/ban"),
      seller: (doors) => doors.sell("ban", key(doors)),
      elite: (doors) => doors.master("license.ban", eliteKey(doors)),
    },
    look: lookAtLicense,
    after: everywhere("banned", "LICENSE_BANNED"),
  },
  {
    verb: "unban a license",
    before: banLicense,
    doors: {
      trpc: (doors) => doors.trpc.license.unban(oneLicense(doors)),
      rest: (doors) => doors.rest("POST licenses/:appId/:licenseId/unban"),
      seller: (doors) => doors.sell("unban", key(doors)),
      elite: (doors) => doors.master("license.unban", eliteKey(doors)),
    },
    look: lookAtLicense,
    after: everywhere("active", "OK"),
  },
  {
    verb: "pause a license",
    doors: {
      trpc: (doors) => doors.trpc.license.pause(oneLicense(doors)),
      rest: (doors) => doors.rest("POST licenses/:appId/:licenseId/pause"),
      elite: (doors) => doors.master("license.pause", eliteKey(doors)),
    },
    look: lookAtLicense,
    after: everywhere("paused", "LICENSE_PAUSED"),
  },
  {
    verb: "delete a license",
    doors: {
      trpc: (doors) => doors.trpc.license.delete(oneLicense(doors)),
      rest: (doors) => doors.rest("DELETE licenses/:appId/:licenseId"),
      seller: (doors) => doors.sell("del", key(doors)),
      elite: (doors) => doors.master("license.delete", eliteKey(doors)),
    },
    look: lookAtLicense,
    after: everywhere(undefined, "LICENSE_NOT_FOUND"),
  },
  {
    verb: "delete unused licenses",
    doors: {
      trpc: (doors) => doors.trpc.license.deleteMany({ app: doors.app.ref, where: "unused" }),
      rest: (doors) => doors.rest("DELETE licenses/:appId/unused/all"),
      seller: (doors) => doors.sell("delunused"),
    },
    look: lookAtLicense,
    after: everywhere(undefined, "LICENSE_NOT_FOUND"),
  },
  {
    verb: "make a license",
    doors: {
      trpc: (doors) => doors.trpc.license.generate({ app: doors.app.ref, note: "parity" }),
      rest: (doors) => doors.rest("POST licenses/:appId", { note: "parity" }),
      seller: (doors) => doors.sell("add", { note: "parity" }),
      elite: (doors) =>
        doors.master("license.generate", { subscription: "default", expiry_date: null, note: "parity" }),
    },
    look: async (doors) => {
      const { licenses } = (await doors.rest("GET licenses/:appId?search=parity")) as { licenses: WireLicense[] };
      const made = licenses[0]?.license_key ?? "";
      const { license } = (await doors.sell("verify", { key: made })) as { license: WireLicense };
      const { sessionid } = await doors.init();
      const login = await doors.play("license", { sessionid: String(sessionid), key: made, hwid: "PARITY" });
      return { count: licenses.length, seller: license.status, client: login["success"] };
    },
    after: { count: 1, seller: "active", client: true },
  },
]);
