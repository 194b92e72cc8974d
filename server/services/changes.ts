import { DomainError } from "../errors";

/** Refuses an edit that changes nothing: a mistyped field would otherwise pass for a success. Throws INVALID_INPUT. */
export function requireChange(changes: Readonly<Record<string, unknown>>): void {
  if (Object.values(changes).some((value) => value !== undefined)) return;
  throw new DomainError("INVALID_INPUT", { message: "Provide at least one field to change" });
}
