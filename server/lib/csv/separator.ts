/** What may stand between the cells of a file, the likelier first where a header holds equally many of two. */
const SEPARATORS = ["\t", ";", ",", "|"] as const;

/** A file's one separator, and how many characters of it come before the header. */
export type Dialect = { separator: string; begin: number };

/** The beginning of a file up to where its header ends. */
export const throughHeader = (text: string): string => text.slice(0, headerEnd(text, readDialect(text).begin) + 1);

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * How a file is written, by its first characters: with `sep=;` in its first line, which spreadsheets take for
 * themselves and show to nobody, else as its header is.
 */
export function readDialect(text: string): Dialect {
  const begin = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const [line, separator] = /^"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\r|\n|$)/i.exec(text.slice(begin, begin + 100)) ?? [];
  if (line !== undefined && separator !== undefined) return { separator, begin: begin + line.length };
  return { separator: separatorOf(text.slice(begin, headerEnd(text, begin))), begin };
}

/** Where the first line ends that is more than blank; line breaks between quotes are none. */
function headerEnd(text: string, begin: number): number {
  let isQuoted = false;
  let isBlank = true;
  for (let at = begin; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    const isLineBreak = !isQuoted && (character === "\n" || character === "\r");
    if (isLineBreak && !isBlank) return at;
    if (!isLineBreak) isBlank = false;
  }
  return text.length;
}

/** The separator that a header holds most of, outside quotes; a comma when it holds none. */
function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => bare.split(separator).length - 1);
  const most = Math.max(...counts);
  return (most > 0 && SEPARATORS[counts.indexOf(most)]) || ",";
}

/** The text up to where its last whole row ends: what comes after may have been cut. All of it when no row ends. */
export function wholeRows(text: string): string {
  let isQuoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (text[at] === "\n" || text[at] === "\r")) end = at + 1;
  }
  return end > 0 ? text.slice(0, end) : text;
}
