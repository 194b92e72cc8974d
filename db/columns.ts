import { text, timestamp } from "drizzle-orm/pg-core";

/** A moment in UTC with milliseconds; read and written as a `Date`. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** When the row came to be. Set by the caller's clock, or by the database where nobody says. */
export const createdAt = () => moment("created_at").notNull().defaultNow();

/** Primary key of the form that `newId()` makes. */
export const id = () => text("id").primaryKey();
