import { plural } from "@/components/lib/format";
import type { AppSummary, Pulse } from "@/components/trpc/types";

/** One thing that wants the seller's eye, and where to see to it. */
export type Concern = { id: string; appName: string; text: string; href: string; mood: "danger" | "warning" | "info" };

const GRAVITY = { danger: 0, warning: 1, info: 2 } as const;

/** What wants the seller's eye in their applications, gravest first. */
export function concernsOf(apps: readonly AppSummary[], pulses: readonly Pulse[]): Concern[] {
  const byApp = new Map(pulses.map((pulse) => [pulse.appId, pulse]));
  return apps
    .flatMap((app) => concernsOfApp(app, byApp.get(app.id)))
    .sort((one, other) => GRAVITY[one.mood] - GRAVITY[other.mood]);
}

function concernsOfApp(app: AppSummary, pulse: Pulse | undefined): Concern[] {
  const base = `/apps/${app.id}`;
  const concern = (kind: string, mood: Concern["mood"], text: string, path: string): Concern => ({
    id: `${app.id}:${kind}`,
    appName: app.name,
    mood,
    text,
    href: base + path,
  });
  const found: Concern[] = [];
  if (!app.isEnabled) found.push(concern("disabled", "warning", "is disabled: clients do not find it", "/settings"));
  else if (app.isPaused) found.push(concern("paused", "warning", "is paused: clients cannot sign in", "/settings"));
  if (pulse?.refusalsPeak) {
    const text = `refused ${plural(pulse.refusals, "request")} in 24 hours, far more than usual`;
    found.push(concern("refusals", "danger", text, "?range=hour"));
  }
  if (pulse && pulse.expiringSoon > 0) {
    const verb = pulse.expiringSoon === 1 ? "ends" : "end";
    const text = `has ${plural(pulse.expiringSoon, "license")} that ${verb} within 7 days`;
    found.push(concern("expiring", "warning", text, "/licenses?status=active"));
  }
  if (pulse && pulse.usedUp > 0) {
    const text = `has ${plural(pulse.usedUp, "shared key")} with no use left`;
    found.push(concern("used", "info", text, "/licenses?status=used"));
  }
  return found;
}
