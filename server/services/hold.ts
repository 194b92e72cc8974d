import { and, eq, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "./context";

const { licenses, users, grants, sessions } = schema;

type AppId = { id: string };

/**
 * Takes licenses for deletion with the users that stand for them, in the order of `server/services/README.md`, and ends
 * the sessions of those. Runs in the caller's transaction, which goes on to delete the licenses.
 */
export async function holdLicensesToDelete(ctx: ServiceContext, app: AppId, which: SQL | undefined): Promise<void> {
  const doomed = and(eq(licenses.appId, app.id), which);
  await hold(ctx, sql`select from ${licenses} where ${doomed} order by id for update`);
  const theirs = sql`(select ${licenses.id} from ${licenses} where ${doomed})`;
  await holdUsersToDelete(ctx, app, sql`${users.licenseId} in ${theirs}`);
  const granted = sql`${grants.appId} = ${app.id} and ${grants.licenseId} in ${theirs}`;
  await hold(ctx, sql`select from ${grants} where ${granted} order by id for update`);
}

/**
 * Takes users for deletion in the order of `server/services/README.md` and ends their sessions: in one statement, where
 * the cascade would take them user by user, each with its count. Runs in the caller's transaction, which goes on to
 * delete the users.
 */
export async function holdUsersToDelete(ctx: ServiceContext, app: AppId, which: SQL | undefined): Promise<void> {
  const doomed = and(eq(users.appId, app.id), which);
  await countApart(ctx);
  await hold(ctx, sql`select from ${users} where ${doomed} order by id for update`);
  const theirs = sql`(select ${users.id} from ${users} where ${doomed})`;
  const granted = sql`${grants.appId} = ${app.id} and ${grants.userId} in ${theirs}`;
  await hold(ctx, sql`select from ${grants} where ${granted} order by id for update`);
  await endSessions(ctx, app, sql`${sessions.userId} in ${theirs}`);
}

/** Ends client sessions of an application, held in one order first. Runs in the caller's transaction. */
export async function endSessions(ctx: ServiceContext, app: AppId, which: SQL | undefined): Promise<void> {
  const doomed = and(eq(sessions.appId, app.id), which);
  await hold(ctx, sql`select from ${sessions} where ${doomed} order by ${sessions.tokenHash} for update`);
  await ctx.db.delete(sessions).where(doomed);
}

/** Locks the rows of a query without fetching them. */
const hold = (ctx: ServiceContext, rows: SQL) => ctx.db.execute(sql`select count(*) from (${rows}) held`);

/**
 * Has the rest of the transaction keep its counts apart from those of clients, who would otherwise wait for its end: in
 * a shard of `app_counts` that only deletions write to.
 */
export async function countApart(ctx: ServiceContext): Promise<void> {
  await ctx.db.execute(sql`select set_config('latchkey.count_shard', '8', true)`);
}
