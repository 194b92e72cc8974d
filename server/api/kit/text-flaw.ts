import { DomainError, invalidField } from "@/server/errors";
import { NOT_UTF8 } from "@/server/lib/text";
import { textProblem } from "@/server/services/atoms";

/** What decoders that forgive put in the place of bytes that are not UTF-8. Somebody may also have typed it. */
export const REPLACEMENT = "\ufffd";

/** Deepest nesting of a JSON body. */
const DEPTH_MAX = 20;

/** Goes through texts and the names of members, outermost first, and gives the first refusal that `judge` has. */
function findFlaw(
  value: unknown,
  judge: (text: string, field: string) => DomainError | null,
  field = "",
  depth = 0,
): DomainError | null {
  if (typeof value === "string") return judge(value, field);
  if (typeof value !== "object" || value === null) return null;
  if (depth > DEPTH_MAX) return invalidField(field, "is nested too deeply");
  for (const [name, inner] of Object.entries(value)) {
    const path = field ? `${field}.${name}` : name;
    const flaw = judge(name, path) ?? findFlaw(inner, judge, path, depth + 1);
    if (flaw) return flaw;
  }
  return null;
}

/** A refusal that can be sent whatever the field is called: half a surrogate pair in its name is shown as U+FFFD. */
const refusalOf = (field: string, problem: string): DomainError =>
  invalidField(field.replace(/\p{Cs}/gu, REPLACEMENT).replaceAll("\u0000", REPLACEMENT), problem);

/**
 * Why what arrived cannot be taken, at any depth and in names as in values: NUL, half a surrogate pair, bottomless
 * nesting. Null when it can.
 */
export const unstorableFlaw = (value: unknown): DomainError | null =>
  findFlaw(value, (text, field) => {
    const problem = textProblem(text);
    return problem === null ? null : refusalOf(field, problem);
  });

/** The refusal for bytes that were not UTF-8, naming the first field that shows a trace of them. */
export const bytesFlaw = (fields: unknown): DomainError =>
  findFlaw(fields, (text, field) => (text.includes(REPLACEMENT) ? refusalOf(field, NOT_UTF8) : null)) ??
  new DomainError("INVALID_INPUT", { message: "The body is not text in UTF-8" });

/** Throws INVALID_INPUT for what `unstorableFlaw` finds. */
export function refuseUnstorable(value: unknown): void {
  const flaw = unstorableFlaw(value);
  if (flaw) throw flaw;
}
