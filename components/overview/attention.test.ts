import { expect, test } from "vitest";
import type { AppSummary, Pulse } from "@/components/trpc/types";
import { concernsOf } from "./attention";

const stats = { users: 0, licenses: 0, activeSessions: 0, logs: 0 };
const app = (id: string, facts: Partial<AppSummary> = {}) =>
  ({ id, name: id.toUpperCase(), isEnabled: true, isPaused: false, stats, ...facts }) as AppSummary;
const calm: Omit<Pulse, "appId"> = { logins: 5, refusals: 1, refusalsPeak: false, expiringSoon: 0, usedUp: 0 };

test("an application that is served and quiet is no concern, known or not", () => {
  expect(concernsOf([app("a"), app("b")], [{ appId: "a", ...calm }])).toEqual([]);
});

test("the gravest comes first, and each leads to where it is seen to", () => {
  const pulses = [{ appId: "b", ...calm, refusals: 90, refusalsPeak: true, expiringSoon: 1, usedUp: 2 }];
  const found = concernsOf(
    [app("a", { isPaused: true }), app("b"), app("c", { isEnabled: false, isPaused: true })],
    pulses,
  );
  expect(found.map(({ id, href, text }) => `${id} ${href} ${text}`)).toEqual([
    "b:refusals /apps/b?range=hour refused 90 requests in 24 hours, far more than usual",
    "a:paused /apps/a/settings is paused: clients cannot sign in",
    "b:expiring /apps/b/licenses?status=active has 1 license that ends within 7 days",
    "c:disabled /apps/c/settings is disabled: clients do not find it",
    "b:used /apps/b/licenses?status=used has 2 shared keys with no use left",
  ]);
});
