import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { type Actor, actingAccountId, type ServiceContext } from "../context";

type Event = {
  /** A past fact, such as `license.banned`. */
  action: string;
  /** Whose trail it belongs to; the actor's own unless given. */
  accountId?: string;
  appId?: string;
  targetId?: string;
  /** What changed. Never a secret. */
  data?: Record<string, unknown>;
};

/** Writes down who did what, in the same transaction as the change. */
export async function recordAudit(ctx: ServiceContext, event: Event): Promise<void> {
  await recordAudits(ctx, [event]);
}

/** The same for several facts, in one statement. */
export async function recordAudits(ctx: ServiceContext, events: readonly Event[]): Promise<void> {
  const { actor } = ctx;
  if (events.length === 0) return;
  await ctx.db.insert(schema.auditEvents).values(
    events.map((event) => ({
      id: newId(),
      accountId: event.accountId ?? actingAccountId(ctx),
      appId: event.appId,
      actorKind: actor.kind,
      actorId: actorIdOf(actor, event),
      action: event.action,
      targetId: event.targetId,
      data: event.data ?? {},
      ip: ctx.ip,
      createdAt: ctx.now(),
    })),
  );
}

/** Which key it was, or which account when the trail is somebody else's. */
function actorIdOf(actor: Actor, { accountId }: Event): string | null {
  if (actor.kind === "seller_key") return actor.keyId;
  return actor.kind === "account" && accountId && accountId !== actor.accountId ? actor.accountId : null;
}
