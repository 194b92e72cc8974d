import type { Database, Orm } from "@/db/client";
import { isRetryable } from "@/db/errors";
import { DomainError } from "../errors";

/** Who is asking, without how they came in mattering to any rule. */
export type Actor =
  | { kind: "anonymous" }
  /** A seller, by bearer token or browser session. */
  | { kind: "account"; accountId: string; sessionId: string | null }
  | { kind: "seller_key"; accountId: string; keyId: string }
  | { kind: "elite_key"; accountId: string }
  /** A game or desktop client, inside one application. */
  | { kind: "client" }
  | { kind: "operator" };

/** Everything that a verb needs of the world. Tests put their own clock and database here. */
export type ServiceContext = {
  actor: Actor;
  /** Drizzle, or the transaction that `transaction()` opened. */
  db: Orm;
  /** The database as a whole, for prepared statements outside transactions. */
  database: Database;
  /** Address of the caller, canonical. */
  ip: string;
  userAgent: string | null;
  now: () => Date;
};

/** The account whose things the actor may touch. Throws UNAUTHENTICATED for actors without one. */
export function actingAccountId(ctx: ServiceContext): string {
  const { actor } = ctx;
  if (actor.kind === "account" || actor.kind === "seller_key" || actor.kind === "elite_key") return actor.accountId;
  throw new DomainError("UNAUTHENTICATED");
}

/** How often a transaction that lost a deadlock or a serialization conflict is tried. */
const ATTEMPTS = 5;

/**
 * Runs `work` in one transaction; inside an outer one it joins that. What throws changes nothing. One that the database
 * gave up for the sake of another is run again, so `work` must touch nothing but the database.
 */
export async function transaction<T>(ctx: ServiceContext, work: (ctx: ServiceContext) => Promise<T>): Promise<T> {
  if (ctx.db !== ctx.database.orm) return work(ctx);
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.db.transaction((tx) => work({ ...ctx, db: tx }));
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}
