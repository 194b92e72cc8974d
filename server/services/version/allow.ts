import { eq } from "drizzle-orm";
import { type Orm, schema } from "@/db/client";
import { isSameVersion } from "./compare";

/** What the white list says about a version. */
export type VersionEntry = Pick<typeof schema.versions.$inferSelect, "version" | "mode" | "allowedUntil">;

/**
 * Whether a client of version `sent` may run: none sent, the application's own, or one that an entry of the white list
 * lets pass, a temporary one until its moment has come.
 */
export function isVersionAllowed(
  current: string,
  entries: readonly VersionEntry[],
  sent: string | null | undefined,
  now: Date,
): boolean {
  if (!sent || isSameVersion(sent, current)) return true;
  return entries.some(
    ({ version, mode, allowedUntil }) =>
      isSameVersion(version, sent) && (mode !== "temporary" || (allowedUntil !== null && now < allowedUntil)),
  );
}

/** The white list of an application, for `isVersionAllowed`; needed only when the version sent is not the current one. */
export async function versionEntries(db: Orm, appId: string): Promise<VersionEntry[]> {
  const { versions } = schema;
  return db
    .select({ version: versions.version, mode: versions.mode, allowedUntil: versions.allowedUntil })
    .from(versions)
    .where(eq(versions.appId, appId));
}
