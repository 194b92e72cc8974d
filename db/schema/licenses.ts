import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "../columns";
import { applications } from "./applications";

const appId = () =>
  text("app_id")
    .notNull()
    .references(() => applications.id, { onDelete: "cascade" });

/** A tier that licenses and users are given. Names compare without case. */
export const subscriptions = pgTable(
  "subscriptions",
  {
    id: id(),
    appId: appId(),
    name: text("name").notNull(),
    level: integer("level").notNull().default(1),
    durationDays: integer("duration_days").notNull().default(30),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("subscriptions_name_key").on(t.appId, sql`lower(${t.name})`),
    index("subscriptions_level_idx").on(t.appId, t.level),
    check("subscriptions_level_range", sql`${t.level} between 1 and 1000000`),
    check("subscriptions_duration_range", sql`${t.durationDays} between 1 and 36500`),
  ],
);

/** A license key. Its status is derived (banned, paused, expired, used, active), never stored. */
export const licenses = pgTable(
  "licenses",
  {
    id: id(),
    appId: appId(),
    licenseKey: text("license_key").notNull(),
    level: integer("level").notNull().default(1),
    /** The tier that an Elite key names; null: every tier of the key's level. */
    subscriptionId: text("subscription_id").references((): AnyPgColumn => subscriptions.id, { onDelete: "set null" }),
    /** Starts at the first use. Null: `expires_at` is absolute, or there is no expiry. */
    durationDays: integer("duration_days"),
    maxUses: integer("max_uses").notNull().default(1),
    uses: integer("uses").notNull().default(0),
    deviceLimit: integer("device_limit").notNull().default(1),
    note: text("note"),
    usedBy: text("used_by"),
    usedAt: moment("used_at"),
    expiresAt: moment("expires_at"),
    bannedAt: moment("banned_at"),
    banReason: text("ban_reason"),
    pausedAt: moment("paused_at"),
    /** While set, the clock of the license and of what it granted stands still at this moment. */
    frozenAt: moment("frozen_at"),
    userPanelAccess: boolean("user_panel_access").notNull().default(true),
    createdBy: text("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("licenses_key_key").on(t.appId, t.licenseKey),
    index("licenses_caseless_key_idx").on(t.appId, sql`lower(${t.licenseKey})`),
    index("licenses_created_idx").on(t.appId, t.createdAt.desc(), t.id.desc()),
    index("licenses_expires_idx").on(t.appId, t.expiresAt, t.id),
    index("licenses_held_idx")
      .on(t.appId, t.createdAt.desc(), t.id.desc())
      .where(sql`${t.bannedAt} is not null or ${t.pausedAt} is not null`),
    index("licenses_used_by_idx").on(t.appId, t.usedBy),
    index("licenses_subscription_idx").on(t.subscriptionId),
    // The overview counts keys for several uses that have none left, which are few, among millions.
    index("licenses_used_up_idx").on(t.appId).where(sql`${t.maxUses} > 1 and ${t.uses} >= ${t.maxUses}`),
    check("licenses_uses_range", sql`${t.uses} between 0 and ${t.maxUses}`),
    check("licenses_max_uses_range", sql`${t.maxUses} between 1 and 1000000`),
    check("licenses_device_limit_range", sql`${t.deviceLimit} between 1 and 1000000`),
    check("licenses_duration_range", sql`${t.durationDays} between 1 and 36500`),
    check("licenses_level_range", sql`${t.level} between 1 and 1000000`),
  ],
);
