import { and, eq, or, type SQL } from "drizzle-orm";
import { schema } from "@/db/client";
import { contains } from "@/db/search";
import type { LicenseStatus } from "./schemas";
import { statusCondition } from "./status";

const { licenses } = schema;

/** What narrows a list of licenses; `search` looks into key, note and used_by. */
export type LicenseFilter = { search?: string | undefined; status?: LicenseStatus | undefined };

/** Whether a filter narrows anything. */
export const isNarrow = ({ search, status }: LicenseFilter): boolean => Boolean(search || status);

/** The condition that picks the licenses of an application that a list with this filter shows. */
export function licenseFilter(app: { id: string }, { search, status }: LicenseFilter, now: Date): SQL | undefined {
  const found = search
    ? or(contains(licenses.licenseKey, search), contains(licenses.note, search), contains(licenses.usedBy, search))
    : undefined;
  return and(eq(licenses.appId, app.id), status && statusCondition(status, now), found);
}
