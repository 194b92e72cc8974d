/**
 * Makes `instanceof` ask for a mark in the global symbol registry instead of for one copy of the class. The server's
 * bundle and Next's each hold a copy of every error class, and what one throws the other catches; so every class of
 * ours has its static block: `static { brandErrors("DomainError", DomainError); }`. Subclasses count as their parents.
 */
export function brandErrors(name: string, errors: abstract new (...given: never[]) => Error): void {
  const mark = Symbol.for(`latchkey.error.${name}`);
  Object.defineProperty(errors.prototype, mark, { value: true });
  Object.defineProperty(errors, Symbol.hasInstance, {
    value: (thrown: unknown) => typeof thrown === "object" && thrown !== null && mark in thrown,
  });
}
