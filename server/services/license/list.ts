import { eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { inOrder, newestFirst } from "@/db/order";
import { findOwnedApp, keptCount } from "../app";
import { AppRef, type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { licenseFilter } from "./filter";
import { findLicense } from "./find";
import { LicenseTarget, ListLicensesInput } from "./schemas";
import { type License, withStatus } from "./status";

const { licenses } = schema;

/** A page of an application's licenses, newest first; `search` looks into key, note and used_by. Throws APP_NOT_FOUND. */
export async function listLicenses(
  ctx: ServiceContext,
  raw: z.input<typeof ListLicensesInput>,
): Promise<PageOf<License>> {
  const { app: appRef, page, limit, search, sort, status } = ListLicensesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const now = ctx.now();
  const where = licenseFilter(app, { search, status }, now);
  const isFiltered = Boolean(search) || status !== undefined;
  const total = isFiltered ? await ctx.db.$count(licenses, where) : await keptCount(ctx, app, "licenses");
  const rows = await ctx.db
    .select()
    .from(licenses)
    .where(where)
    .orderBy(...inOrder(licenses, sort, { licenseKey: licenses.licenseKey }))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(
    rows.map((row) => withStatus(row, now)),
    total,
    page,
    limit,
  );
}

/** Every license of an application, newest first. Throws APP_NOT_FOUND. */
export async function listAllLicenses(ctx: ServiceContext, appRef: AppRef): Promise<License[]> {
  const app = await findOwnedApp(ctx, AppRef.parse(appRef));
  const rows = await ctx.db
    .select()
    .from(licenses)
    .where(eq(licenses.appId, app.id))
    .orderBy(...newestFirst(licenses));
  return rows.map((row) => withStatus(row, ctx.now()));
}

/** One license. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND. */
export async function getLicense(ctx: ServiceContext, raw: z.input<typeof LicenseTarget>): Promise<License> {
  const { app: appRef, license: ref } = LicenseTarget.parse(raw);
  return findLicense(ctx, await findOwnedApp(ctx, appRef), ref);
}
