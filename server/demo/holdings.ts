import { desc, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createBlacklistEntry } from "@/server/services/blacklist";
import type { ServiceContext } from "@/server/services/context";
import { createDevice } from "@/server/services/device";
import { registerHash } from "@/server/services/hash";
import { setUserVariable, setVariable } from "@/server/services/variable";
import { addVersion } from "@/server/services/version";
import { addVpnAllowance } from "@/server/services/vpn";
import { createWebhook } from "@/server/services/webhook";
import type { Random } from "./random";
import { type AppSpec, NAMES } from "./specs";

const ACTIONS = ["login", "login", "login", "license", "register", "log", "logout", "upgrade"] as const;
const LOGS = 400;

/** What an application holds beside keys and users: texts for its clients, rules, builds and a log. */
export async function seedHoldings(ctx: ServiceContext, appId: string, spec: AppSpec, random: Random): Promise<void> {
  const app = { id: appId };
  await setVariable(ctx, { app, key: "motd", value: `Welcome to ${spec.name} ${spec.version}`, isWritable: false });
  await setVariable(ctx, { app, key: "download_url", value: "https://example.com/download", isWritable: false });
  await setVariable(ctx, { app, key: "max_projects", value: "25" });
  await createWebhook(ctx, { app, name: "Discord", url: "https://example.com/hooks/sales", userAgent: "Latchkey" });
  await createBlacklistEntry(ctx, { app, type: "ip", value: "203.0.113.0/24", note: "Key sharing" });
  await createBlacklistEntry(ctx, { app, type: "hwid", value: `HW-${random.code(16)}`, note: "Chargeback" });
  await addVersion(ctx, { app, version: spec.version });
  await registerHash(ctx, { app, hashValue: hexDigest(random), hashName: `Windows ${spec.version}` });
  await addVpnAllowance(ctx, { app, value: "185.159.157.0/24", note: "Streamers on Proton" });
  for (const name of ["Arcade cabinet 1", "Arcade cabinet 2", "Support laptop"]) {
    const deviceType = random.pick(["motherboard", "processor"] as const);
    await createDevice(ctx, { app, name, deviceType, deviceId: random.code(12) });
  }
  await seedUserVariables(ctx, appId, random);
  await seedLogs(ctx, appId, spec, random);
}

async function seedUserVariables(ctx: ServiceContext, appId: string, random: Random): Promise<void> {
  const { users } = schema;
  const newest = ctx.db.select({ id: users.id }).from(users).where(eq(users.appId, appId));
  for (const user of await newest.orderBy(desc(users.createdAt)).limit(6)) {
    const app = { id: appId };
    await setUserVariable(ctx, { app, user, key: "level", value: String(random.between(1, 40)) });
    await setUserVariable(ctx, { app, user, key: "theme", value: random.pick(["dark", "light", "neon"]) });
  }
}

const hexDigest = (random: Random) => Array.from({ length: 64 }, () => random.between(0, 15).toString(16)).join("");

async function seedLogs(ctx: ServiceContext, appId: string, spec: AppSpec, random: Random): Promise<void> {
  let at = ctx.now().getTime() - 40_000;
  const rows = Array.from({ length: Math.min(LOGS, spec.licenses) }, () => {
    at -= random.between(20, 900) * 1_000;
    const action = random.pick(ACTIONS);
    return {
      id: newId(),
      appId,
      action,
      username: `${random.pick(NAMES)}${random.between(10, 99)}`,
      ip: `198.51.100.${random.between(1, 254)}`,
      data: action === "log" ? `Level ${random.between(1, 40)} finished in ${random.between(40, 900)} s` : null,
      createdAt: new Date(at),
    };
  });
  await ctx.db.insert(schema.logs).values(rows);
}
