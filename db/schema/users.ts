import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, moment, momentOfWriting } from "../columns";
import { applications } from "./applications";
import { licenses, subscriptions } from "./licenses";

const appId = () =>
  text("app_id")
    .notNull()
    .references(() => applications.id, { onDelete: "cascade" });

/** A person, or a license on its own, who uses a seller's application through the Client API. */
export const users = pgTable(
  "users",
  {
    id: id(),
    appId: appId(),
    username: text("username").notNull(),
    email: text("email"),
    /** Null for the implicit user of a license, who has no password to log in with. */
    passwordHash: text("password_hash"),
    /** Set for the implicit user that a `license` log-in makes; goes with that license. */
    licenseId: text("license_id").references(() => licenses.id, { onDelete: "cascade" }),
    deviceLimit: integer("device_limit").notNull().default(1),
    /** Uses of its license that an implicit user has paid for: it may bind that many HWIDs without paying again. */
    paidUses: integer("paid_uses").notNull().default(0),
    bannedAt: moment("banned_at"),
    banReason: text("ban_reason"),
    pausedAt: moment("paused_at"),
    frozenAt: moment("frozen_at"),
    userPanelAccess: boolean("user_panel_access").notNull().default(true),
    note: text("note"),
    lastIp: text("last_ip"),
    lastLoginAt: moment("last_login_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("users_username_key").on(t.appId, t.username),
    unique("users_license_key").on(t.licenseId),
    index("users_created_idx").on(t.appId, t.createdAt.desc(), t.id.desc()),
    index("users_held_idx")
      .on(t.appId, t.createdAt.desc(), t.id.desc())
      .where(sql`${t.bannedAt} is not null or ${t.pausedAt} is not null`),
    check("users_device_limit_range", sql`${t.deviceLimit} between 1 and 1000000`),
  ],
);

/**
 * What a user may use, and until when. One row for each tier that a redeemed license (or the seller by hand, with
 * `license_id` null) granted. A row counts while it has not expired and its license is neither banned nor paused.
 */
export const grants = pgTable(
  "grants",
  {
    id: id(),
    appId: appId(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    subscriptionId: text("subscription_id")
      .notNull()
      .references(() => subscriptions.id, { onDelete: "cascade" }),
    licenseId: text("license_id").references(() => licenses.id, { onDelete: "cascade" }),
    level: integer("level").notNull(),
    /** Null: no expiry. */
    expiresAt: moment("expires_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("grants_user_idx").on(t.appId, t.userId),
    index("grants_user_fk_idx").on(t.userId),
    index("grants_license_idx").on(t.licenseId),
    index("grants_subscription_idx").on(t.subscriptionId),
  ],
);

/** The hardware ids that a user is bound to. */
export const userHwids = pgTable(
  "user_hwids",
  {
    appId: appId(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hwid: text("hwid").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.appId, t.userId, t.hwid] }), index("user_hwids_user_idx").on(t.userId)],
);

/** A value kept for one user, read and written by the user's own client. */
export const userVariables = pgTable(
  "user_variables",
  {
    id: id(),
    appId: appId(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    value: text("value").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: momentOfWriting("updated_at"),
  },
  (t) => [unique("user_variables_key_key").on(t.appId, t.userId, t.key), index("user_variables_user_idx").on(t.userId)],
);

/** A machine that is authorised by itself (Elite `device`), by the serial of a part of it. */
export const devices = pgTable(
  "devices",
  {
    id: id(),
    appId: appId(),
    deviceType: text("device_type", { enum: ["motherboard", "processor"] }).notNull(),
    deviceId: text("device_id").notNull(),
    name: text("name"),
    email: text("email"),
    note: text("note"),
    subscriptionId: text("subscription_id").references(() => subscriptions.id, { onDelete: "set null" }),
    expiresAt: moment("expires_at"),
    userPanelAccess: boolean("user_panel_access").notNull().default(true),
    bannedAt: moment("banned_at"),
    pausedAt: moment("paused_at"),
    activatedAt: moment("activated_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("devices_identity_key").on(t.appId, t.deviceType, t.deviceId),
    index("devices_created_idx").on(t.appId, t.createdAt.desc(), t.id.desc()),
    index("devices_subscription_idx").on(t.subscriptionId),
    check("devices_type_known", sql`${t.deviceType} in ('motherboard', 'processor')`),
  ],
);
