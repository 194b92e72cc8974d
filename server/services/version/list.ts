import { eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { newestFirst } from "@/db/order";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { type Version, withLatest } from "./find";
import { ListVersionsInput } from "./schemas";

/** A page of the white list, newest first. Throws APP_NOT_FOUND. */
export async function listVersions(
  ctx: ServiceContext,
  raw: z.input<typeof ListVersionsInput>,
): Promise<PageOf<Version>> {
  const { app: appRef, page, limit } = ListVersionsInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { versions } = schema;
  const total = await ctx.db.$count(versions, eq(versions.appId, app.id));
  const rows = await ctx.db
    .select()
    .from(versions)
    .where(eq(versions.appId, app.id))
    .orderBy(...newestFirst(versions))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(
    rows.map((row) => withLatest(row, app)),
    total,
    page,
    limit,
  );
}
