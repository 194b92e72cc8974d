import { and, eq, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { type Account, accountColumns } from "./account";
import { requireAdmin } from "./require-admin";
import { ListAccountsInput } from "./schemas";

const { accounts: t, applications } = schema;

const COLUMNS = {
  username: caseless(t.username),
  email: caseless(t.email),
  // From the smallest to the largest, not by the alphabet.
  plan: sql`array_position(array['free', 'pro', 'elite'], ${t.plan})`,
  role: t.role,
  lastLoginAt: t.lastLoginAt,
};

/** An account as admins see it: what it is, not what it holds, but for the number of its applications. */
export type ListedAccount = Omit<Account, "tokenVersion"> & { applications: number };

/** A page of all accounts, newest first, searched by username and email. For admins. Throws PERMISSION_DENIED. */
export async function listAccounts(
  ctx: ServiceContext,
  raw: z.input<typeof ListAccountsInput> = {},
): Promise<PageOf<ListedAccount>> {
  const { page, limit, search, sort, plan, role } = ListAccountsInput.parse(raw);
  await requireAdmin(ctx);
  const where = and(
    search ? or(contains(t.username, search), contains(t.email, search)) : undefined,
    plan && eq(t.plan, plan),
    role && eq(t.role, role),
  );
  const { tokenVersion: _, ...columns } = accountColumns;
  const total = await ctx.db.$count(t, where);
  const rows = await ctx.db
    .select({ ...columns, applications: ctx.db.$count(applications, sql`${applications.ownerId} = ${t.id}`) })
    .from(t)
    .where(where)
    .orderBy(...inOrder(t, sort, COLUMNS))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}
