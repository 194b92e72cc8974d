import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, moment, momentOfWriting } from "../columns";
import { applications } from "./applications";

const appId = () =>
  text("app_id")
    .notNull()
    .references(() => applications.id, { onDelete: "cascade" });

/** A value that every client of the application may read. */
export const variables = pgTable(
  "variables",
  {
    id: id(),
    appId: appId(),
    key: text("key").notNull(),
    value: text("value").notNull().default(""),
    /** False: read-only for clients. */
    isWritable: boolean("is_writable").notNull().default(true),
    createdAt: createdAt(),
    updatedAt: momentOfWriting("updated_at"),
  },
  (t) => [unique("variables_key_key").on(t.appId, t.key)],
);

/** An HTTP call that clients may trigger without learning its address or credentials. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: id(),
    appId: appId(),
    name: text("name").notNull(),
    url: text("url").notNull(),
    userAgent: text("user_agent"),
    body: text("body"),
    /** AES-256-GCM box around the value of the Authorization header. */
    authHeaderBox: text("auth_header_box"),
    createdAt: createdAt(),
  },
  (t) => [index("webhooks_app_idx").on(t.appId, t.createdAt.desc(), t.id.desc())],
);

/** An address, a network or a hardware id that the application turns away. */
export const blacklist = pgTable(
  "blacklist",
  {
    id: id(),
    appId: appId(),
    type: text("type", { enum: ["ip", "hwid"] }).notNull(),
    value: text("value").notNull(),
    /** True for an `ip` entry in CIDR form, which is compared by containment. */
    isNetwork: boolean("is_network").notNull().default(false),
    note: text("note"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("blacklist_value_key").on(t.appId, t.type, t.value),
    index("blacklist_network_idx").on(t.appId).where(sql`${t.isNetwork}`),
    index("blacklist_created_idx").on(t.appId, t.createdAt.desc(), t.id.desc()),
    check("blacklist_type_known", sql`${t.type} in ('ip', 'hwid')`),
  ],
);

/** Addresses and networks that the VPN check of an application lets pass. */
export const vpnAllowances = pgTable(
  "vpn_allowances",
  { id: id(), appId: appId(), value: text("value").notNull(), note: text("note"), createdAt: createdAt() },
  (t) => [unique("vpn_allowances_value_key").on(t.appId, t.value)],
);

/** What happened in an application. Written in batches behind the reply; swept by age. */
export const logs = pgTable(
  "logs",
  {
    id: id(),
    appId: appId(),
    action: text("action").notNull(),
    /** The end user's name; that of their machine where nobody is logged in. */
    username: text("username"),
    /** The name that the client's machine gives its user, as the client says. */
    machineUser: text("machine_user"),
    ip: text("ip"),
    data: text("data"),
    createdAt: createdAt(),
  },
  (t) => [
    index("logs_created_idx").on(t.appId, t.createdAt.desc(), t.id.desc()),
    index("logs_action_idx").on(t.appId, t.action, t.createdAt.desc()),
    // Rows come in the order of their time, which is all that the sweep needs to know of a block.
    index("logs_sweep_idx").using("brin", t.createdAt).with({ autosummarize: true }),
  ],
);

/** A digest of a genuine build, which `hash_check` accepts at init. */
export const hashes = pgTable(
  "hashes",
  {
    id: id(),
    appId: appId(),
    hashValue: text("hash_value").notNull(),
    hashName: text("hash_name"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("hashes_value_key").on(t.appId, t.hashValue),
    index("hashes_created_idx").on(t.appId, t.createdAt.desc(), t.id.desc()),
    check("hashes_value_form", sql`${t.hashValue} ~ '^([0-9a-f]{32}|[0-9a-f]{64})$'`),
  ],
);

/** A client version that may run beside the application's current one. */
export const versions = pgTable(
  "versions",
  {
    id: id(),
    appId: appId(),
    version: text("version").notNull(),
    mode: text("mode", { enum: ["allow", "reminder", "temporary"] })
      .notNull()
      .default("allow"),
    allowedUntil: moment("allowed_until"),
    reminderMessage: text("reminder_message"),
    downloadUrl: text("download_url"),
    changelog: text("changelog"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("versions_version_key").on(t.appId, t.version),
    check("versions_mode_known", sql`${t.mode} in ('allow', 'reminder', 'temporary')`),
    check("versions_until_given", sql`${t.mode} <> 'temporary' or ${t.allowedUntil} is not null`),
  ],
);

/** The seller's own sentence for one code of the Client API. */
export const responseTexts = pgTable(
  "response_texts",
  {
    id: id(),
    appId: appId(),
    code: text("code").notNull(),
    message: text("message").notNull(),
    updatedAt: momentOfWriting("updated_at"),
  },
  (t) => [unique("response_texts_code_key").on(t.appId, t.code)],
);

/** Sums by hour that the dashboard's plots read: one row for an application, an hour, a metric and its label. */
export const activity = pgTable(
  "activity",
  {
    appId: appId(),
    hour: moment("hour").notNull(),
    metric: text("metric").notNull(),
    /** What the metric is split by (a reason, a country); "" when it is not. */
    label: text("label").notNull().default(""),
    count: bigint("count", { mode: "number" }).notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.appId, t.metric, t.hour, t.label] })],
);
