import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { schema } from "@/db/client";
import { contains } from "@/db/search";
import type { ServiceContext } from "../context";
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

/** Users whose name, email, last address or HWID contains `part`; each half has an index of its own. */
function matching(ctx: ServiceContext, app: { id: string }, part: string): SQL {
  const byRow = ctx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.appId, app.id),
        or(contains(users.username, part), contains(users.email, part), contains(users.lastIp, part)),
      ),
    );
  const byHwid = ctx.db
    .select({ id: userHwids.userId })
    .from(userHwids)
    .where(and(eq(userHwids.appId, app.id), contains(userHwids.hwid, part)));
  return inArray(users.id, union(byRow, byHwid));
}

const holds = (tier: string): SQL =>
  sql`exists (select from grants g where g.app_id = ${users.appId} and g.user_id = ${users.id} and g.subscription_id = ${tier})`;

/** The condition that picks the users of an application that a list with this filter shows. */
export function userFilter(ctx: ServiceContext, app: { id: string }, filter: UserFilter): SQL | undefined {
  const { search, status, subscription } = filter;
  return and(
    eq(users.appId, app.id),
    status && statusCondition(status, ctx.now()),
    subscription ? holds(subscription) : undefined,
    search ? matching(ctx, app, search) : undefined,
  );
}
