import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, moment, momentOfWriting } from "../columns";
import { applications } from "./applications";
import { users } from "./users";

/** A client's session, from init until it expires. Only the SHA-256 of its id is kept. */
export const sessions = pgTable(
  "sessions",
  {
    appId: text("app_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    /** Set by a log-in: from then on the session is validated. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** The key that the client chose at init; replies are signed with it and the application's secret. */
    enckey: text("enckey"),
    dialect: text("dialect", { enum: ["native", "keyauth"] }).notNull(),
    ip: text("ip").notNull(),
    hwid: text("hwid"),
    createdAt: createdAt(),
    lastSeenAt: momentOfWriting("last_seen_at"),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.appId, t.tokenHash] }),
    index("sessions_user_idx").on(t.appId, t.userId).where(sql`${t.userId} is not null`),
    index("sessions_user_fk_idx").on(t.userId).where(sql`${t.userId} is not null`),
    index("sessions_expiry_idx").on(t.expiresAt),
    check("sessions_dialect_known", sql`${t.dialect} in ('native', 'keyauth')`),
  ],
);
