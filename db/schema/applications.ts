import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id } from "../columns";
import { accounts } from "./accounts";

/** A seller's product. Everything that its clients touch hangs below it and goes when it goes. */
export const applications = pgTable(
  "applications",
  {
    id: id(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** AES-256-GCM box around `as_` + 61 of `[0-9a-z]`; signs the Client API's replies. */
    secretBox: text("secret_box").notNull(),
    version: text("version").notNull().default("1.0"),
    urlPrefix: text("url_prefix").notNull(),
    isEnabled: boolean("is_enabled").notNull().default(true),
    hwidLock: boolean("hwid_lock").notNull().default(true),
    antiVpn: boolean("anti_vpn").notNull().default(false),
    hashCheck: boolean("hash_check").notNull().default(false),
    requireKey: boolean("require_key").notNull().default(false),
    isPaused: boolean("is_paused").notNull().default(false),
    userPanelEnabled: boolean("user_panel_enabled").notNull().default(true),
    /** Where an outdated client is sent; "" says nowhere. */
    downloadUrl: text("download_url").notNull().default(""),
    /** How long a client session lives after init. */
    sessionSeconds: integer("session_seconds").notNull().default(21_600),
    createdAt: createdAt(),
  },
  (t) => [
    unique("applications_owner_name_key").on(t.ownerId, t.name),
    uniqueIndex("applications_url_prefix_key").on(t.urlPrefix),
    check("applications_session_range", sql`${t.sessionSeconds} between 60 and 604800`),
  ],
);

/**
 * Counts that are kept, not counted: triggers add to them in the transaction that changes the rows. A count is the sum
 * over the shards; a backend writes to the shard of its process id, so that busy backends do not wait for each other, and a
 * transaction that deletes to one of its own (`latchkey.count_shard`), so that nobody waits for all of a long deletion.
 * No foreign key: deleting an application would otherwise fight with the triggers of its own cascade.
 */
export const appCounts = pgTable(
  "app_counts",
  {
    appId: text("app_id").notNull(),
    shard: integer("shard").notNull(),
    users: bigint("users", { mode: "number" }).notNull().default(0),
    licenses: bigint("licenses", { mode: "number" }).notNull().default(0),
    sessions: bigint("sessions", { mode: "number" }).notNull().default(0),
    /** Sessions that are logged in. */
    online: bigint("online", { mode: "number" }).notNull().default(0),
    logs: bigint("logs", { mode: "number" }).notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.appId, t.shard] })],
);
