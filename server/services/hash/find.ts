import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import type { ServiceContext } from "../context";
import type { Hash } from "./register";
import { HashTarget } from "./schemas";

/** One registered hash. Throws APP_NOT_FOUND, HASH_NOT_FOUND. */
export async function getHash(ctx: ServiceContext, raw: z.input<typeof HashTarget>): Promise<Hash> {
  const { app: appRef, hash: ref } = HashTarget.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { hashes } = schema;
  const [hash] = await ctx.db
    .select()
    .from(hashes)
    .where(and(eq(hashes.appId, app.id), eq(hashes.id, ref.id)));
  if (!hash) throw new DomainError("HASH_NOT_FOUND");
  return hash;
}
