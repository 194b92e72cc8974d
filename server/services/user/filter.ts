import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { schema } from "@/db/client";
import { contains, pattern } from "@/db/search";
import type { ServiceContext } from "../context";
import { among } from "../paging";
import type { UserStatus } from "./schemas";
import { statusCondition } from "./status";

const { users, userHwids } = schema;

/** What narrows a list of users; `subscription` is the id of a tier that they were granted, running or not. */
export type UserFilter = {
  search?: string | undefined;
  status?: UserStatus | undefined;
  subscription?: string | undefined;
};

/** Whether a filter narrows anything. */
export const isNarrow = ({ search, status, subscription }: UserFilter): boolean =>
  Boolean(search || status || subscription);

/** From so many matches on, a page is full after a few rows; fewer are gathered faster than they are come across. */
const COMMON = 5_000;

const inRow = (part: string): SQL | undefined =>
  or(contains(users.username, part), contains(users.email, part), contains(users.lastIp, part));

/** The ids of users whose name, email, last address or HWID contains `part`; each half has an index of its own. */
function matching(ctx: ServiceContext, app: { id: string }, part: string) {
  const byRow = ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.appId, app.id), inRow(part)));
  const byHwid = ctx.db
    .select({ id: userHwids.userId })
    .from(userHwids)
    .where(and(eq(userHwids.appId, app.id), contains(userHwids.hwid, part)));
  return { byRow, byHwid };
}

/** The condition that a search sets, for a page of what it finds: the ids, or, when very many match, row by row. */
export async function matchQuickly(ctx: ServiceContext, app: { id: string }, part: string): Promise<SQL | undefined> {
  const { byRow, byHwid } = matching(ctx, app, part);
  const found = await union(byRow.limit(COMMON + 1), byHwid.limit(COMMON + 1));
  if (found.length <= COMMON)
    return among(
      users.id,
      found.map(({ id }) => id),
    );
  const hasHwid = sql`exists (select from user_hwids h where h.app_id = ${users.appId} and h.user_id = ${users.id}
    and h.hwid ilike ${pattern(part)})`;
  return or(inRow(part), hasHwid);
}

const holds = (tier: string): SQL =>
  sql`exists (select from grants g where g.app_id = ${users.appId} and g.user_id = ${users.id} and g.subscription_id = ${tier})`;

/**
 * The condition that picks the users of an application that a list with this filter shows. `match`: what the search asks,
 * where `matchQuickly` has found it out.
 */
export function userFilter(ctx: ServiceContext, app: { id: string }, filter: UserFilter, match?: SQL): SQL | undefined {
  const { search, status, subscription } = filter;
  const all = () => {
    const { byRow, byHwid } = matching(ctx, app, search ?? "");
    return inArray(users.id, union(byRow, byHwid));
  };
  return and(
    eq(users.appId, app.id),
    status && statusCondition(status, app, ctx.now()),
    subscription ? holds(subscription) : undefined,
    search ? (match ?? all()) : undefined,
  );
}
