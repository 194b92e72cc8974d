import { schema } from "@/db/client";
import type { ServiceContext } from "@/server/services/context";
import type { Random } from "./random";
import { type AppSpec, COUNTRIES, REFUSALS } from "./specs";

type Row = typeof schema.activity.$inferInsert;

const HOUR_MS = 3_600_000;
const DAYS = 360;
/** So far back every hour is told apart; before that a day is one row. */
const HOURLY_DAYS = 31;
/** The same of log-ins by country. */
const HOURLY_DAYS_OF_COUNTRIES = 3;
const DAY_MS = 24 * HOUR_MS;
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
  rows.push(...byCountry(rows, thisHour, random));
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
    // The most of a day are those of its evening.
    row("sessions", some(level * 2.4 * (hours > 1 ? 1.6 : 1))),
  ];
  for (const [code, share] of REFUSALS) {
    const storm = isAttacked && code === "INVALID_CREDENTIALS" ? 9 : 1;
    rows.push(row("refusals", some(level * hours * 0.09 * share * storm), code));
  }
  return rows.filter(({ count }) => (count ?? 0) > 0);
}

/** The log-ins once more, by where clients are: most come from where their own country's share says, the others' is unknown. */
function byCountry(rows: readonly Row[], thisHour: number, random: Random): Row[] {
  const sums = new Map<string, Row & { count: number }>();
  for (const { appId, hour, metric, count = 0 } of rows) {
    if (metric !== "logins") continue;
    const isFar = thisHour - hour.getTime() > HOURLY_DAYS_OF_COUNTRIES * DAY_MS;
    const step = isFar ? new Date(Math.floor(hour.getTime() / DAY_MS) * DAY_MS) : hour;
    for (const [label, share] of COUNTRIES) {
      const some = Math.floor(count * share * (0.8 + random.next() * 0.4) + random.next() * 0.9);
      const key = `${step.getTime()} ${label}`;
      const sum = sums.get(key) ?? { appId, hour: step, metric: "countries", label, count: 0 };
      sums.set(key, { ...sum, count: sum.count + some });
    }
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}
