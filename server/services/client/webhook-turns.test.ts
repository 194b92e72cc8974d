import { expect, test } from "vitest";
import { newId } from "@/server/lib/random-key";
import { takeWebhookTurn } from "./webhook-turns";

test("an application has 32 webhooks under way at the most, and leaves room for others", () => {
  const [busy, other] = [newId(), newId()];
  const turns = Array.from({ length: 32 }, () => takeWebhookTurn(busy));
  expect(() => takeWebhookTurn(busy)).toThrow("Too many webhooks are under way");
  turns.push(takeWebhookTurn(other));
  turns.shift()?.();
  turns.push(takeWebhookTurn(busy));
  expect(() => takeWebhookTurn(busy)).toThrow();
  for (const giveBack of turns) giveBack();
});
