import { text, timestamp } from "drizzle-orm/pg-core";

/** A moment in UTC with milliseconds; read and written as a `Date`. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/**
 * The same, of the server's clock where nobody says another: comparisons are made with that clock, and the database's may
 * differ. Its own default is for rows that are written by hand.
 */
export const momentOfWriting = (name: string) =>
  moment(name)
    .notNull()
    .defaultNow()
    .$defaultFn(() => new Date());

/** When the row came to be. */
export const createdAt = () => momentOfWriting("created_at");

/** Primary key of the form that `newId()` makes. */
export const id = () => text("id").primaryKey();
