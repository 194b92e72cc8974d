import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, moment, momentOfWriting } from "../columns";
import { accounts } from "./accounts";
import { applications } from "./applications";

/** A key for the Seller API: SHA-256 to find it, AES-256-GCM to show it to its owner again. */
export const sellerKeys = pgTable(
  "seller_keys",
  {
    id: id(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    keyHash: text("key_hash").notNull(),
    keyBox: text("key_box").notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
  },
  (t) => [unique("seller_keys_hash_key").on(t.keyHash), index("seller_keys_account_idx").on(t.accountId, t.createdAt)],
);

/** An account's one master key for the Elite Key API, with what it may do. */
export const eliteKeys = pgTable(
  "elite_keys",
  {
    accountId: text("account_id")
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" }),
    keyHash: text("key_hash").notNull(),
    keyBox: text("key_box").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [unique("elite_keys_hash_key").on(t.keyHash)],
);

/** What the owner switched on or off, by `function.action`; absent: the default of the catalogue. Outlives a reset. */
export const elitePermissions = pgTable("elite_permissions", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  overrides: jsonb("overrides").$type<Record<string, boolean>>().notNull().default({}),
});

/** Where an account's Elite Key may be used from. */
export const eliteRules = pgTable(
  "elite_rules",
  {
    id: id(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    list: text("list", { enum: ["whitelist", "blacklist"] }).notNull(),
    kind: text("kind", { enum: ["ip", "domain"] }).notNull(),
    value: text("value").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("elite_rules_value_key").on(t.accountId, t.list, t.kind, t.value),
    check("elite_rules_list_known", sql`${t.list} in ('whitelist', 'blacklist')`),
    check("elite_rules_kind_known", sql`${t.kind} in ('ip', 'domain')`),
  ],
);

/** Who changed what. Rows are only ever added; they stay when the application goes. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: id(),
    accountId: text("account_id").notNull(),
    appId: text("app_id"),
    /** How the actor came in: `account`, `seller_key`, `elite_key`, `client`, `operator`. */
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    /** Past fact, such as `license.banned`. */
    action: text("action").notNull(),
    targetId: text("target_id"),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    ip: text("ip"),
    createdAt: createdAt(),
  },
  (t) => [
    index("audit_events_account_idx").on(t.accountId, t.createdAt.desc(), t.id.desc()),
    index("audit_events_sweep_idx").on(t.createdAt),
  ],
);

/** The saved reply of a request that carried an `Idempotency-Key`, so that a retry changes nothing. */
export const idempotencyRecords = pgTable(
  "idempotency_records",
  {
    /** Whose key it is: door and account. */
    scope: text("scope").notNull(),
    key: text("key").notNull(),
    fingerprint: text("fingerprint").notNull(),
    /** AES-256-GCM box around the body, which may hold license keys and passwords. */
    bodyBox: text("body_box").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] }), index("idempotency_records_sweep_idx").on(t.createdAt)],
);

/** Work that outlives a request: imports, exports, bulk deletes. */
export const jobs = pgTable(
  "jobs",
  {
    id: id(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    appId: text("app_id").references(() => applications.id, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    /** `uploading` while its file is still being received: nobody sees it, but it counts among its account's. */
    status: text("status", { enum: ["uploading", "queued", "running", "done", "failed", "cancelled"] })
      .notNull()
      .default("queued"),
    input: jsonb("input").$type<Record<string, unknown>>().notNull().default({}),
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    result: jsonb("result").$type<Record<string, unknown>>(),
    error: text("error"),
    cancelRequested: boolean("cancel_requested").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: momentOfWriting("updated_at"),
  },
  (t) => [
    index("jobs_account_idx").on(t.accountId, t.createdAt.desc()),
    index("jobs_status_idx").on(t.status, t.createdAt),
    check("jobs_status_known", sql`${t.status} in ('uploading', 'queued', 'running', 'done', 'failed', 'cancelled')`),
  ],
);

/** The file that a job works on, in pieces, so that no statement and no moment of the process holds all of it. */
export const jobPieces = pgTable(
  "job_pieces",
  {
    jobId: text("job_id")
      .notNull()
      .references(() => jobs.id, { onDelete: "cascade" }),
    place: integer("place").notNull(),
    /** AES-256-GCM box: a file of users holds passwords. */
    textBox: text("text_box").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.place] })],
);
