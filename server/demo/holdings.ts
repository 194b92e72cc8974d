import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createBlacklistEntry } from "@/server/services/blacklist";
import type { ServiceContext } from "@/server/services/context";
import { registerHash } from "@/server/services/hash";
import { setVariable } from "@/server/services/variable";
import { addVersion } from "@/server/services/version";
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
  await seedLogs(ctx, appId, spec, random);
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
