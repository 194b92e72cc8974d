import { environment } from "@/server/env";
import { invalidField } from "@/server/errors";
import { hmacSha256 } from "@/server/lib/digest";
import { headerText } from "@/server/lib/text";
import type { ServiceContext } from "@/server/services/context";
import { once } from "@/server/services/idempotency";
import type { JsonObject } from "./operation";

const KEY_MAX = 255;

/** A value with the members of its objects in one order, so that equal requests have equal digests. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, ordered(inner)]);
}

/** The request's `Idempotency-Key`; null without one. Throws INVALID_INPUT for an empty or overlong one. */
function idempotencyKey(headers: Headers): string | null {
  const key = headerText(headers, "Idempotency-Key");
  if (key === null) return null;
  if (key.length > 0 && key.length <= KEY_MAX) return key;
  throw invalidField("Idempotency-Key", `must be 1 to ${KEY_MAX} characters`);
}

/**
 * Runs an operation once for each `Idempotency-Key` of a caller and gives the saved reply to whoever asks again within
 * a day; without that header simply runs it. `scope` is the door and account, `asked` all that makes the request what
 * it is. Throws what `run` throws, then nothing is saved; REQUEST_IN_PROGRESS; INVALID_INPUT.
 */
export async function idempotently(
  ctx: ServiceContext,
  headers: Headers,
  { scope, asked }: { scope: string; asked: unknown },
  run: (ctx: ServiceContext) => Promise<JsonObject>,
): Promise<JsonObject> {
  const key = idempotencyKey(headers);
  if (key === null) return run(ctx);
  // Keyed, because what is asked may hold a password, which a bare digest would let a reader of the database guess at.
  const fingerprint = hmacSha256(environment().encryptionKey, JSON.stringify(ordered(asked)));
  return JSON.parse(await once(ctx, { scope, key, fingerprint }, async (ctx) => JSON.stringify(await run(ctx))));
}
