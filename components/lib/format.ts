const integers = new Intl.NumberFormat("en-US");
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });
const LARGEST_EXACT = 99_999;

/** A count with thousands separators: 12,345. */
export function formatCount(value: number): string {
  return integers.format(value);
}

/** A count that fits a small tile: exact up to 99,999, then 1.2M. */
export function formatCompact(value: number): string {
  return value <= LARGEST_EXACT ? integers.format(value) : compact.format(value);
}

/** Several of what `one` names: licenses, hashes, entries. */
function manyOf(one: string): string {
  if (/[^aeiou]y$/.test(one)) return `${one.slice(0, -1)}ies`;
  return /(?:s|x|sh|ch)$/.test(one) ? `${one}es` : `${one}s`;
}

/** `1 license`, `5 licenses`. */
export function plural(count: number, one: string, many = manyOf(one)): string {
  return `${integers.format(count)} ${count === 1 ? one : many}`;
}

/** Whole days in words, as sellers name them: 30 days, 1 year. */
export function formatDays(days: number): string {
  if (days % 365 === 0) return plural(days / 365, "year");
  return plural(days, "day");
}
