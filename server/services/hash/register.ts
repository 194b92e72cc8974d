import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { RegisterHashInput } from "./schemas";

/** A registered hash as the database holds it. */
export type Hash = typeof schema.hashes.$inferSelect;

/**
 * Registers the hash of a genuine build; the very next init accepts it. Of several at once one wins.
 * Throws APP_NOT_FOUND, HASH_EXISTS.
 */
export async function registerHash(ctx: ServiceContext, raw: z.input<typeof RegisterHashInput>): Promise<Hash> {
  const { app: appRef, hashValue, hashName } = RegisterHashInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [hash] = await ctx.db
      .insert(schema.hashes)
      .values({ id: newId(), appId: app.id, hashValue, hashName: hashName || null, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (!hash) throw new DomainError("HASH_EXISTS");
    await recordAudit(ctx, { action: "hash.registered", appId: app.id, targetId: hash.id, data: { hashValue } });
    return hash;
  });
}
