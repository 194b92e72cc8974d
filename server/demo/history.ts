import { schema } from "@/db/client";
import type { ServiceContext } from "@/server/services/context";
import type { Random } from "./random";
import { type AppSpec, REFUSALS } from "./specs";

type Row = typeof schema.activity.$inferInsert;

const HOUR_MS = 3_600_000;
const DAYS = 360;
/** So far back every hour is told apart; before that a day is one row. */
const HOURLY_DAYS = 31;
const CHUNK = 2_000;

/** How busy an hour is, around 1: evenings more than mornings, weekends more than Tuesdays, today more than last year. */
function bustle(at: Date, daysAgo: number, hour: number): number {
  const ofDay = 1 + 0.7 * Math.sin(((hour - 13) / 24) * 2 * Math.PI);
  const ofWeek = at.getUTCDay() % 6 === 0 ? 1.35 : 0.9;
  return ofDay * ofWeek * (1 - 0.8 * (daysAgo / DAYS));
}

/** A year of hourly sums, as if clients had come and gone. */
export async function seedHistory(ctx: ServiceContext, appId: string, spec: AppSpec, random: Random): Promise<void> {
  if (spec.pace === 0) return;
  const rows: Row[] = [];
  const thisHour = Math.floor(ctx.now().getTime() / HOUR_MS) * HOUR_MS;
  for (let ago = 0; ago < DAYS * 24; ago++) {
    const daysAgo = ago / 24;
    const isFar = daysAgo >= HOURLY_DAYS;
    if (isFar && ago % 24 !== 0) continue;
    const at = new Date(thisHour - ago * HOUR_MS);
    const level = bustle(at, daysAgo, isFar ? 13 : at.getUTCHours()) * (0.75 + random.next() * 0.5) * spec.pace;
    rows.push(...rowsOfStep(appId, at, level, isFar ? 24 : 1, ago < 24 && spec.underAttack, random));
  }
  for (let from = 0; from < rows.length; from += CHUNK) {
    await ctx.db.insert(schema.activity).values(rows.slice(from, from + CHUNK));
  }
}

function rowsOfStep(
  appId: string,
  hour: Date,
  level: number,
  hours: number,
  isAttacked: boolean,
  random: Random,
): Row[] {
  const row = (metric: string, count: number, label = ""): Row => ({ appId, hour, metric, label, count });
  const some = (expected: number) => Math.floor(expected + random.next());
  const rows = [
    row("logins", some(level * hours)),
    row("activations", some(level * hours * 0.06)),
    row("users", some(level * hours * 0.045)),
    row("sessions", some(level * 2.4)),
  ];
  for (const [code, share] of REFUSALS) {
    const storm = isAttacked && code === "INVALID_CREDENTIALS" ? 9 : 1;
    rows.push(row("refusals", some(level * hours * 0.09 * share * storm), code));
  }
  return rows.filter(({ count }) => (count ?? 0) > 0);
}
