import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { byCreation, byIndex, newestFirst } from "@/db/order";
import { findOwnedApp, keptCount } from "../app";
import { AppRef, type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { pickPage } from "../paging";
import { isNarrow, licenseFilter } from "./filter";
import { findLicense } from "./find";
import { LicenseTarget, ListLicensesInput } from "./schemas";
import { type License, withStatus } from "./status";

const { licenses } = schema;

const ORDERS = {
  createdAt: byCreation(licenses),
  licenseKey: byIndex(licenses.licenseKey, licenses.licenseKey),
  expiresAt: byIndex(licenses.id, licenses.expiresAt, licenses.id),
};

/** A page of an application's licenses, newest first unless told; `search` looks into key, note and used_by. Throws APP_NOT_FOUND. */
export async function listLicenses(
  ctx: ServiceContext,
  raw: z.input<typeof ListLicensesInput>,
): Promise<PageOf<License>> {
  const { app: appRef, page, limit, sort, countUpTo, ...filter } = ListLicensesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const now = ctx.now();
  const where = licenseFilter(app, filter, now);
  const kept = isNarrow(filter) ? undefined : await keptCount(ctx, app, "licenses");
  const { by, descending } = sort ?? { by: "createdAt", descending: true };
  const order = ORDERS[by];
  const picked = await pickPage(ctx, licenses, { where, kept, countUpTo, order, descending, page, limit });
  const rows = await ctx.db
    .select()
    .from(licenses)
    .where(and(eq(licenses.appId, app.id), picked.where))
    .orderBy(...picked.orderBy);
  return pageOf(
    rows.map((row) => withStatus(row, now)),
    picked.total,
    page,
    limit,
    picked.isCapped,
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
