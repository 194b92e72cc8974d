import { DomainError } from "@/server/errors";
import { processSingleton } from "@/server/lib/process-singleton";

/** Calls under way at once, for one application and in all: each may hold a mebibyte for ten seconds. */
const PER_APP_MAX = 32;
const MAX = 256;

const underWay = () => processSingleton("webhooks-under-way", () => new Map<string, number>());

/** Takes a turn for one call of an application; what it gives puts the turn back. Throws WEBHOOK_FAILED. */
export function takeWebhookTurn(appId: string): () => void {
  const turns = underWay();
  const own = turns.get(appId) ?? 0;
  const all = [...turns.values()].reduce((sum, count) => sum + count, 0);
  if (own >= PER_APP_MAX || all >= MAX) {
    throw new DomainError("WEBHOOK_FAILED", { message: "Too many webhooks are under way" });
  }
  turns.set(appId, own + 1);
  return () => {
    const left = (turns.get(appId) ?? 1) - 1;
    if (left === 0) turns.delete(appId);
    else turns.set(appId, left);
  };
}
