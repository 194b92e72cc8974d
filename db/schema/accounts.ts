import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment, momentOfWriting } from "../columns";

/** A seller, who signs in to the dashboard. The id is the `ownerid` that KeyAuth SDKs send: 10 characters `[A-Za-z0-9]`. */
export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    username: text("username").notNull(),
    email: text("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    plan: text("plan", { enum: ["free", "pro", "elite"] })
      .notNull()
      .default("free"),
    role: text("role", { enum: ["user", "admin"] })
      .notNull()
      .default("user"),
    /** Raised when the password changes: every older bearer token and browser session carries a lower number. */
    tokenVersion: integer("token_version").notNull().default(0),
    createdAt: createdAt(),
    lastLoginAt: moment("last_login_at"),
  },
  (t) => [
    uniqueIndex("accounts_username_key").on(sql`lower(${t.username})`),
    uniqueIndex("accounts_email_key").on(sql`lower(${t.email})`),
    check("accounts_id_form", sql`${t.id} ~ '^[A-Za-z0-9]{10}$'`),
    check("accounts_plan_known", sql`${t.plan} in ('free', 'pro', 'elite')`),
    check("accounts_role_known", sql`${t.role} in ('user', 'admin')`),
  ],
);

/** One browser that is signed in to the dashboard. Deleting the row ends it at once. */
export const accountSessions = pgTable(
  "account_sessions",
  {
    id: id(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    userAgent: text("user_agent"),
    ip: text("ip"),
    createdAt: createdAt(),
    lastSeenAt: momentOfWriting("last_seen_at"),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [
    index("account_sessions_account_idx").on(t.accountId, t.createdAt),
    index("account_sessions_expiry_idx").on(t.expiresAt),
  ],
);
