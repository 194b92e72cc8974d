import type { Database, Orm } from "@/db/client";
import { DomainError } from "../errors";
import { untilFree } from "../lib/until-free";

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

/** Whether a verb runs inside a transaction. */
export const isInTransaction = (ctx: ServiceContext): boolean => ctx.db !== ctx.database.orm;

/**
 * Runs `work` in one transaction; inside an outer one it joins that. What throws changes nothing. One that the database
 * gave up for the sake of another, or that found a row held, is run again, so `work` must touch nothing but the
 * database. Throws UNAVAILABLE when others stay in the way.
 */
export function transaction<T>(ctx: ServiceContext, work: (ctx: ServiceContext) => Promise<T>): Promise<T> {
  if (isInTransaction(ctx)) return work(ctx);
  return untilFree(() => ctx.db.transaction((tx) => work({ ...ctx, db: tx })));
}
