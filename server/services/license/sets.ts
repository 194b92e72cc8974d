import { and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { newestFirst } from "@/db/order";
import { findOwnedApp } from "../app";
import { AppRef } from "../atoms";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { momentOf, pagesFromNewest } from "../paging";
import { deleteMatching } from "./delete";
import { type LicenseFilter, licenseFilter } from "./filter";
import { type License, withStatus } from "./status";

const { licenses, subscriptions } = schema;

/** How many licenses a filter picks. Throws APP_NOT_FOUND. */
export async function countLicenses(ctx: ServiceContext, appRef: AppRef, filter: LicenseFilter): Promise<number> {
  const app = await findOwnedApp(ctx, AppRef.parse(appRef));
  return ctx.db.$count(licenses, licenseFilter(app, filter, ctx.now()));
}

/**
 * Deletes up to `limit` licenses that a filter picks, of those made until `before`, and says how many: with 0 nothing
 * is left. Throws APP_NOT_FOUND.
 */
export function deleteSomeLicenses(
  ctx: ServiceContext,
  appRef: AppRef,
  filter: LicenseFilter,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, AppRef.parse(appRef));
    const picked = ctx.db
      .select({ id: licenses.id })
      .from(licenses)
      .where(and(licenseFilter(app, filter, ctx.now()), madeUntil(before)))
      .orderBy(licenses.id)
      .limit(limit);
    const ids = (await picked).map(({ id }) => id);
    if (ids.length === 0) return 0;
    const deleted = await deleteMatching(ctx, app, inArray(licenses.id, ids));
    await recordAudit(ctx, { action: "license.deleted_many", appId: app.id, data: { ...filter, deleted } });
    return deleted;
  });
}

const madeUntil = (moment: Date): SQL => sql`${licenses.createdAt} <= ${moment.toISOString()}::timestamptz`;

/**
 * The licenses that a filter picks, newest first, in pages of `size`, each by a query of its own that starts where the
 * last one ended, with the name of the one tier that a license opens. Throws APP_NOT_FOUND at the first page.
 */
export async function* pagesOfLicenses(
  ctx: ServiceContext,
  appRef: AppRef,
  filter: LicenseFilter,
  size = 1_000,
): AsyncGenerator<(License & { subscription: string | null })[]> {
  const app = await findOwnedApp(ctx, AppRef.parse(appRef));
  const now = ctx.now();
  const pages = pagesFromNewest(licenses, size, (after) =>
    ctx.db
      .select({
        row: { ...getTableColumns(licenses), subscription: subscriptions.name },
        moment: momentOf(licenses),
      })
      .from(licenses)
      .leftJoin(subscriptions, eq(subscriptions.id, licenses.subscriptionId))
      .where(and(licenseFilter(app, filter, now), after))
      .orderBy(...newestFirst(licenses))
      .limit(size),
  );
  for await (const rows of pages) yield rows.map((row) => ({ ...row, ...withStatus(row, now) }));
}
