import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { type Version, withLatest } from "./find";
import { ListVersionsInput } from "./schemas";

/** 1.9 comes before 1.10. A suffix such as `-beta.2` counts for nothing here. */
const byNumbers = sql`string_to_array(substring(${schema.versions.version} from '^[0-9.]+'), '.')::numeric[]`;

/** A page of the white list, newest first, searched by version. Throws APP_NOT_FOUND. */
export async function listVersions(
  ctx: ServiceContext,
  raw: z.input<typeof ListVersionsInput>,
): Promise<PageOf<Version>> {
  const { app: appRef, page, limit, search, sort, mode } = ListVersionsInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { versions } = schema;
  const where = and(
    eq(versions.appId, app.id),
    mode && eq(versions.mode, mode),
    search ? contains(versions.version, search) : undefined,
  );
  const total = await ctx.db.$count(versions, where);
  const rows = await ctx.db
    .select()
    .from(versions)
    .where(where)
    .orderBy(
      ...inOrder(versions, sort, { version: byNumbers, mode: versions.mode, allowedUntil: versions.allowedUntil }),
    )
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(
    rows.map((row) => withLatest(row, app)),
    total,
    page,
    limit,
  );
}
