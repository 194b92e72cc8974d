import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { brandErrors } from "./lib/brand";
import { processSingleton } from "./lib/process-singleton";

const flag = (off: string[], on: string[]) =>
  z
    .string()
    .toLowerCase()
    .refine((text) => off.includes(text) || on.includes(text), `must be one of ${[...on, ...off].join(", ")}`)
    .transform((text) => on.includes(text));

const NO = ["0", "off", "false", "no"];
const YES = ["1", "on", "true", "yes"];

/** The words of a list that may be separated by commas, blanks or both. */
const wordsOf = (list: string): string[] => list.split(/[\s,]+/).filter(Boolean);

const Variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  DATA_DIR: z.string().default(".data"),
  AUTH_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
  ENCRYPTION_KEY: z.string().min(32, "must be at least 32 characters").optional(),
  JOBS: z.enum(["inline", "process"]).optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, "must begin with redis:// or rediss://")
    .optional(),
  TRUSTED_PROXIES: z.string().default(""),
  CLIENT_IP_HEADER: z
    .string()
    .toLowerCase()
    .regex(/^[\s,]*[\w-]+([\s,]+[\w-]+)*[\s,]*$/, "must be names of headers, separated by commas")
    .default("x-forwarded-for"),
  DEFAULT_PLAN: z.enum(["free", "pro", "elite"]).default("free"),
  OPERATOR_TOKEN: z.string().min(16, "must be at least 16 characters").optional(),
  RATE_LIMITS: flag(NO, YES).default(true),
  WEBHOOK_ALLOW_PRIVATE: flag(NO, YES).default(false),
  VPN_PROVIDER_URL: z
    .url({ protocol: /^https?$/ })
    .includes("{ip}", "must contain {ip}")
    .optional(),
  VPN_PROVIDER_TOKEN: z.string().optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  LOG_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
});

/** The configuration of this process, read and checked once. */
export type Environment = Readonly<{
  port: number;
  host: string;
  databaseUrl: string | undefined;
  databasePool: number;
  /** Absolute path. */
  dataDir: string;
  authSecret: string;
  encryptionKey: string;
  operatorToken: string;
  /** Where imports and deletions run: in the process that serves, or in one of their own. */
  jobs: "inline" | "process";
  redisUrl: string | undefined;
  trustedProxies: readonly string[];
  /** Lower-case names of the headers in which trusted proxies name the client, in the order they are asked. */
  clientIpHeaders: readonly string[];
  defaultPlan: "free" | "pro" | "elite";
  rateLimits: boolean;
  webhookAllowPrivate: boolean;
  vpnProvider: { url: string; token: string | undefined } | undefined;
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
  logRetentionDays: number;
}>;

/** A configuration that cannot work, in one sentence for the operator. */
export class ConfigurationError extends Error {
  static {
    brandErrors("ConfigurationError", ConfigurationError);
  }
}

/** The secret kept in `DATA_DIR/name`, made on the first start and readable by its owner alone. */
function keptSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw new ConfigurationError(`The data directory ${dataDir} cannot be written to.`, { cause: error });
    }
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * Reads the variables of `README.md#configuration`.
 * `operatorNodeEnv` is the NODE_ENV that the operator set, before Next sets its own.
 * Throws ConfigurationError naming the variable.
 */
export function readEnvironment(source: NodeJS.ProcessEnv, operatorNodeEnv: string | undefined): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigurationError(`The variable ${issue?.path.join(".")} is not valid: ${issue?.message}.`);
  }
  const v = parsed.data;
  if (operatorNodeEnv === "production" && v.DATABASE_URL) {
    for (const name of ["AUTH_SECRET", "ENCRYPTION_KEY"] as const) {
      if (!v[name]) throw new ConfigurationError(`${name} must be set in production when DATABASE_URL is set.`);
    }
  }
  if (v.JOBS === "process" && !v.DATABASE_URL) {
    throw new ConfigurationError("JOBS=process needs DATABASE_URL: the embedded database belongs to one process.");
  }
  const dataDir = path.resolve(v.DATA_DIR);
  return {
    port: v.PORT,
    host: v.HOST ?? (v.DATABASE_URL ? "0.0.0.0" : "127.0.0.1"),
    databaseUrl: v.DATABASE_URL,
    databasePool: v.DATABASE_POOL,
    dataDir,
    authSecret: v.AUTH_SECRET ?? keptSecret(dataDir, "auth-secret"),
    encryptionKey: v.ENCRYPTION_KEY ?? keptSecret(dataDir, "encryption-key"),
    operatorToken: v.OPERATOR_TOKEN ?? keptSecret(dataDir, "operator-token"),
    jobs: v.JOBS ?? (v.DATABASE_URL ? "process" : "inline"),
    redisUrl: v.REDIS_URL,
    trustedProxies: wordsOf(v.TRUSTED_PROXIES),
    clientIpHeaders: wordsOf(v.CLIENT_IP_HEADER),
    defaultPlan: v.DEFAULT_PLAN,
    rateLimits: v.RATE_LIMITS,
    webhookAllowPrivate: v.WEBHOOK_ALLOW_PRIVATE,
    vpnProvider: v.VPN_PROVIDER_URL ? { url: v.VPN_PROVIDER_URL, token: v.VPN_PROVIDER_TOKEN } : undefined,
    logLevel: v.LOG_LEVEL,
    logRetentionDays: v.LOG_RETENTION_DAYS,
  };
}

/** The process's environment; nothing else reads `process.env`. */
export const environment = (): Environment =>
  processSingleton("environment", () => readEnvironment(process.env, process.env["NODE_ENV"]));
