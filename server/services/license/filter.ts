import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { contains } from "@/db/search";
import { cleanKey, type LicenseStatus } from "./schemas";
import { statusCondition } from "./status";

const { licenses } = schema;

/** What narrows a list of licenses; `search` looks into key, note and used_by, `subscription` is the id of a tier they open. */
export type LicenseFilter = {
  search?: string | undefined;
  status?: LicenseStatus | undefined;
  subscription?: string | undefined;
};

/** Whether a filter narrows anything. */
export const isNarrow = ({ search, status, subscription }: LicenseFilter): boolean =>
  Boolean(search || status || subscription);

/** A license opens the tier that it names, or else every tier of its level. */
const opens = (app: { id: string }, tier: string): SQL | undefined =>
  or(
    eq(licenses.subscriptionId, tier),
    sql`${licenses.subscriptionId} is null and ${licenses.level} =
      (select level from subscriptions where app_id = ${app.id} and id = ${tier})`,
  );

/** The condition that picks the licenses of an application that a list with this filter shows. */
export function licenseFilter(app: { id: string }, filter: LicenseFilter, now: Date): SQL | undefined {
  const { search, status, subscription } = filter;
  // A key may be pasted from where it gathered what no key holds.
  const found = search
    ? or(
        contains(licenses.licenseKey, cleanKey(search) || search),
        contains(licenses.note, search),
        contains(licenses.usedBy, search),
      )
    : undefined;
  return and(
    eq(licenses.appId, app.id),
    status && statusCondition(status, now),
    subscription ? opens(app, subscription) : undefined,
    found,
  );
}
