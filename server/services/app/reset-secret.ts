import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newAppSecret } from "@/server/lib/random-key";
import { sealSecret } from "@/server/lib/secret-box";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findOwnedApp } from "./find";
import { AppTarget } from "./schemas";

/** Gives an application a new secret; the next reply is signed with it. Throws APP_NOT_FOUND. */
export async function resetAppSecret(ctx: ServiceContext, raw: z.input<typeof AppTarget>): Promise<{ secret: string }> {
  const { app: ref } = AppTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const { id, ownerId } = await findOwnedApp(ctx, ref, "no key update");
    const secret = newAppSecret();
    const changed = await ctx.db
      .update(schema.applications)
      .set({ secretBox: sealSecret("applications.secret_box", id, secret) })
      .where(and(eq(schema.applications.ownerId, ownerId), eq(schema.applications.id, id)))
      .returning({ id: schema.applications.id });
    if (changed.length === 0) throw new DomainError("APP_NOT_FOUND");
    await recordAudit(ctx, { action: "app.secret_reset", appId: id, targetId: id });
    return { secret };
  });
}
