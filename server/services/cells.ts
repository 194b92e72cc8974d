import { z } from "zod";

/** A cell of a file that holds a whole number, in digits, with blanks around it or without. */
export const WholeNumberCell = z
  .string()
  .trim()
  .regex(/^\d{1,9}$/, "must be a whole number")
  .transform(Number);

/** In a cell for an end: there is none. */
export const NEVER = "never";

const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A cell that holds an end: ISO 8601 with `Z` or an offset, or `YYYY-MM-DD`, from 1970 to 9999 as at every door; or `never`. */
export const EndCell = z
  .string()
  .trim()
  .pipe(
    z.union(
      [
        z.literal(NEVER),
        z
          .union([z.iso.datetime({ offset: true }), z.iso.date()])
          .refine((text) => Date.parse(text) >= 0 && Date.parse(text) <= LAST_MOMENT),
      ],
      "must be an ISO 8601 date from 1970 to 9999, with a zone if it has a time, or never",
    ),
  );
