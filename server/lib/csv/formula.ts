/** What makes a spreadsheet take a cell for a formula, also in the wide forms of East Asian keyboards. */
const FORMULA = "[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

const DANGEROUS = new RegExp(`^'*${FORMULA}`);
const DISARMED = new RegExp(`^'(?='*${FORMULA})`);

/**
 * Text as a cell that no spreadsheet runs: an apostrophe is put before what would be a formula, and before what would
 * read as one that was disarmed already. `rearm` gives back exactly what was there.
 */
export const disarm = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

/** The text that `disarm` made a cell of. */
export const rearm = (cell: string): string => cell.replace(DISARMED, "");
