import { and, eq, gt } from "drizzle-orm";
import { queryRows, schema, sql } from "@/db/client";
import { idempotencyRow } from "@/db/reseal";
import { DomainError, invalidField } from "@/server/errors";
import { openOnce, sealSecret } from "@/server/lib/secret-box";
import { type ServiceContext, transaction } from "../context";

/** How long a saved reply is given again. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** What tells one request from another: whose key it is, the key, and a digest of what is asked for. */
export type OnceKey = { scope: string; key: string; fingerprint: string };

async function savedReply(ctx: ServiceContext, { scope, key, fingerprint }: OnceKey): Promise<string | null> {
  const { idempotencyRecords: t } = schema;
  const since = new Date(ctx.now().getTime() - LIFETIME_MS);
  const [record] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.scope, scope), eq(t.key, key), gt(t.createdAt, since)));
  if (!record) return null;
  if (record.fingerprint !== fingerprint) {
    throw invalidField("Idempotency-Key", "was used for another request");
  }
  return openOnce("idempotency_records.body_box", idempotencyRow(scope, key), record.bodyBox);
}

/**
 * Runs `work` unless a request with this key has succeeded within a day; then gives that one's reply. Work and record
 * share one transaction, so that either both count or neither does: a crash or refusal leaves the key unused.
 * Throws REQUEST_IN_PROGRESS while another request holds the key, INVALID_INPUT when it was used for something else.
 */
export async function once(
  ctx: ServiceContext,
  which: OnceKey,
  work: (ctx: ServiceContext) => Promise<string>,
): Promise<string> {
  return transaction(ctx, async (ctx) => {
    const lock = sql`select pg_try_advisory_xact_lock(hashtextextended(${`${which.scope} ${which.key}`}, 0)) as held`;
    const [claim] = await queryRows<{ held: boolean }>(ctx.db, lock);
    if (!claim?.held) throw new DomainError("REQUEST_IN_PROGRESS");
    const saved = await savedReply(ctx, which);
    if (saved !== null) return saved;
    const reply = await work(ctx);
    const { idempotencyRecords: t } = schema;
    const row = idempotencyRow(which.scope, which.key);
    const record = {
      fingerprint: which.fingerprint,
      bodyBox: sealSecret("idempotency_records.body_box", row, reply),
      createdAt: ctx.now(),
    };
    await ctx.db
      .insert(t)
      .values({ scope: which.scope, key: which.key, ...record })
      .onConflictDoUpdate({ target: [t.scope, t.key], set: record });
    return reply;
  });
}
