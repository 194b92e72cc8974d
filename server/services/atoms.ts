import { z } from "zod";
import { wordsOfIssue } from "./issue-words";

// Every schema stands on these atoms, so this is said once, for the server and for forms in the browser.
z.config({ customError: wordsOfIssue });

/** Why text can be neither stored nor answered: NUL, or half a surrogate pair, which is no character. Null when it can. */
export function textProblem(value: string): string | null {
  if (value.includes("\u0000")) return "must not contain NUL";
  return /\p{Cs}/u.test(value) ? "must be well-formed Unicode: it holds half a surrogate pair" : null;
}

/** Well-formed text of at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .superRefine((value, check) => {
      const problem = textProblem(value);
      if (problem !== null) check.addIssue({ code: "custom", message: problem });
    });

/** Reference to a row by its primary key. Any text may be asked for; what is none of ours is not found. */
export const Id = text(64).min(1);

/** The rows that one bulk change names: 1 to 500 ids. One that is named twice counts once. */
export const Ids = z.array(Id).min(1).max(500);

/**
 * What nobody sees in a name, or what turns around how it is read: controls, line separators, zero-width characters
 * (the joiners too), bidi marks. Variation selectors are left, without which some signs and emoji are others.
 */
const HIDDEN = /\p{Cc}|\p{Zl}|\p{Zp}|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;

const VISIBLE = /[^\s\p{Variation_Selector}]/u;

/** A name as it is stored and compared: trimmed, NFC. A byte order mark stays, to be refused wherever it stands. */
export const normalizeName = (value: string): string =>
  value.includes("\ufeff") ? value : value.normalize("NFC").trim();

/** The same as `nameUpTo`, or "" for none. */
export const optionalName = (max: number) =>
  z
    .string()
    .overwrite(normalizeName)
    .max(max)
    .superRefine((value, check) => {
      const isHidden = HIDDEN.test(value) && "must not contain control, zero-width or bidi characters";
      const isBlank = value !== "" && !VISIBLE.test(value) && "must not be empty";
      const problem = textProblem(value) ?? (isHidden || isBlank);
      if (problem) check.addIssue({ code: "custom", message: problem });
    });

/**
 * Whatever is called or looked up by what people read: 1 to `max` characters, trimmed, NFC, none of them invisible, so
 * that two names that look alike to the letter are the same.
 */
export const nameUpTo = (max: number) => optionalName(max).min(1, "must not be empty");

/** A name of 1 to 64 characters. */
export const Name = nameUpTo(64);

/** A seller's remark: up to 500 characters. */
export const Note = text(500);

/** Value of a variable: up to 64 KiB in UTF-8. */
export const VariableValue = text(65_536).refine(
  (value) => new TextEncoder().encode(value).byteLength <= 65_536,
  "must be at most 64 KiB",
);

/** Name of a variable: 1 to 64 of `A-Z a-z 0-9 _ . : -`. */
export const VariableKey = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/, "must be 1 to 64 of A-Z a-z 0-9 _ . : -");

/** Level of a tier or a license. */
export const Level = z.int().min(1).max(1_000_000);

/** A length of time in whole days of 86,400 seconds. */
export const DurationDays = z.int().min(1).max(36_500);

/** How many HWIDs one user may bind. */
export const DeviceLimit = z.int().min(1).max(1_000_000);

/** 1-based page of a list. */
export const Page = z.int().min(1).max(1_000_000);

/** Rows on a page. */
export const PageSize = z.int().min(1).max(500);

/** What a list may be searched for: trimmed, since it is often pasted. */
export const Search = text(200).overwrite((value) => value.normalize("NFC").trim());

/**
 * How far the dashboard counts what a filter finds, and turns its pages: both cost more with every row that is found,
 * and must not grow with the table.
 */
const COUNTED = 1_000;

/** The same for a search: one or two letters have no index to be looked up in. */
export const countedFor = (search: string | undefined): number =>
  search !== undefined && search.length < 3 ? COUNTED / 10 : COUNTED;

/** How far a list counts what its filter finds; absent, all of it. */
export const CountUpTo = z.int().min(1).optional();

/** By which of a list's columns it is ordered, ascending unless told. Absent: the list's own order. */
export const sortBy = <const C extends readonly [string, ...string[]]>(columns: C) =>
  z.object({ by: z.enum(columns), descending: z.boolean().default(false) }).optional();

/** Which application: by its id, or by its name among the actor's own. */
export const AppRef = z.union([z.object({ id: Id }), z.object({ name: Name })]);
export type AppRef = z.infer<typeof AppRef>;

/** Several rows of one kind of one of the actor's applications. */
export const BulkTarget = z.object({ app: AppRef, ids: Ids });

/** What can be done to several licenses and to several users alike, beside a ban. */
export const BULK_CHANGES = [
  z.object({ kind: z.literal("unban") }),
  z.object({ kind: z.literal("pause") }),
  z.object({ kind: z.literal("unpause") }),
  z.object({ kind: z.literal("extend"), days: DurationDays }),
  z.object({ kind: z.literal("delete") }),
] as const;

/** A page of rows and how many there are in all. */
export type PageOf<Row> = {
  rows: Row[];
  total: number;
  /** Whether there are more than `total`, which were not counted. */
  isCapped: boolean;
  page: number;
  limit: number;
  pages: number;
};

/** Dresses rows as a page. */
export const pageOf = <Row>(
  rows: Row[],
  total: number,
  page: number,
  limit: number,
  isCapped = false,
): PageOf<Row> => ({
  rows,
  total,
  isCapped,
  page,
  limit,
  pages: Math.max(1, Math.ceil(total / limit)),
});
