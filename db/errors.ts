type DriverError = { code?: unknown; constraint?: unknown; constraint_name?: unknown; cause?: unknown };

/** The error and what caused it, outermost first: Drizzle wraps the driver's own. */
function* causes(error: unknown): Generator<DriverError> {
  for (let current = error; typeof current === "object" && current !== null; current = (current as DriverError).cause) {
    yield current as DriverError;
  }
}

function violatedConstraint(error: unknown, state: string): string | null {
  for (const { code, constraint, constraint_name } of causes(error)) {
    if (code === state) return String(constraint ?? constraint_name);
  }
  return null;
}

/** The constraint or unique index that a statement violated (SQLSTATE 23505); null for any other error. */
export const violatedUniqueConstraint = (error: unknown): string | null => violatedConstraint(error, "23505");

/** The foreign key that a statement violated (SQLSTATE 23503): its parent row is gone; null for any other error. */
export const violatedForeignKey = (error: unknown): string | null => violatedConstraint(error, "23503");

const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "STATEMENT_DEADLINE",
]);

/** Whether the database could not be reached: connection faults, shutdown (57P), start-up, too many connections (53300). */
export function isDatabaseAway(error: unknown): boolean {
  for (const { code } of causes(error)) {
    if (typeof code === "string" && (AWAY.has(code) || /^(08|57P|53300)/.test(code))) return true;
  }
  return false;
}

/** Whether a statement lost against others and may be tried again: serialization failure, deadlock, a row that is held. */
export function isRetryable(error: unknown): boolean {
  for (const { code } of causes(error)) if (code === "40001" || code === "40P01" || code === "55P03") return true;
  return false;
}

/** The database's own code of an error (SQLSTATE, five characters); else that of the connection; null without any. */
export function sqlStateOf(error: unknown): string | null {
  for (const { code } of causes(error)) if (typeof code === "string") return code;
  return null;
}

/**
 * Whether what was to be written is to blame: a value that no column takes, a constraint, a size (SQLSTATE classes 21, 22,
 * 23, 54). The same rows will never be taken; others may.
 */
export const isRowsFault = (error: unknown): boolean => /^(21|22|23|54)[0-9A-Z]{3}$/.test(sqlStateOf(error) ?? "");
