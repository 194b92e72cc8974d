import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { HashTarget } from "./schemas";

/** Forgets a hash: the very next init that brings it is refused. Throws APP_NOT_FOUND, HASH_NOT_FOUND. */
export async function deleteHash(ctx: ServiceContext, raw: z.input<typeof HashTarget>): Promise<void> {
  const { app: appRef, hash: ref } = HashTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const { hashes } = schema;
    const [gone] = await ctx.db
      .delete(hashes)
      .where(and(eq(hashes.appId, app.id), eq(hashes.id, ref.id)))
      .returning({ id: hashes.id, hashValue: hashes.hashValue });
    if (!gone) throw new DomainError("HASH_NOT_FOUND");
    await recordAudit(ctx, {
      action: "hash.deleted",
      appId: app.id,
      targetId: gone.id,
      data: { hashValue: gone.hashValue },
    });
  });
}
