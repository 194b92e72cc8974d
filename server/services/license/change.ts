import { and, asc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { type App, findOwnedApp } from "../app";
import { type BulkOutcome, outcomeOf, type Refusal, setWhereOpen, workThrough } from "../bulk";
import { type ServiceContext, transaction } from "../context";
import { banned, UNBANNED } from "./ban";
import { deleteRows } from "./delete";
import { extended, moveLocked } from "./expiry";
import { paused, UNPAUSED } from "./pause";
import { ChangeLicensesInput } from "./schemas";
import { type StateChange, setStates } from "./set-state";
import type { LicenseRow } from "./status";

type Change = z.output<typeof ChangeLicensesInput>["change"];

const { licenses } = schema;

/**
 * Makes the same change to several licenses at once, by the rules of the verbs for one. Those that are as they should
 * become are left alone: a banned one keeps its reason. The outcome says what became of each. Throws APP_NOT_FOUND.
 */
export function changeLicenses(ctx: ServiceContext, raw: z.input<typeof ChangeLicensesInput>): Promise<BulkOutcome> {
  const { app: appRef, ids, change } = ChangeLicensesInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    // In one order, so that two of these do not wait for each other.
    const rows = await ctx.db
      .select()
      .from(licenses)
      .where(and(eq(licenses.appId, app.id), inArray(licenses.id, ids)))
      .orderBy(asc(licenses.id))
      .for(change.kind === "delete" ? "update" : "no key update");
    const found = rows.map(({ id }) => id);
    return outcomeOf(ids, found, await apply(ctx, app, rows, change));
  });
}

async function apply(
  ctx: ServiceContext,
  app: App,
  rows: LicenseRow[],
  change: Change,
): Promise<{ changed: string[]; refused?: Refusal[] }> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { changed: [] };
  const set = (to: StateChange) => (open: string[]) => setStates(ctx, app, inArray(licenses.id, open), to);
  switch (change.kind) {
    case "ban":
      return setWhereOpen(rows, change.kind, set(banned(ctx, change.reason)));
    case "unban":
      return setWhereOpen(rows, change.kind, set(UNBANNED));
    case "pause":
      return setWhereOpen(rows, change.kind, set(paused(ctx)));
    case "unpause":
      return setWhereOpen(rows, change.kind, set(UNPAUSED));
    case "extend":
      return workThrough(rows, (row) => moveLocked(ctx, row, extended({ days: change.days })));
    case "delete":
      await deleteRows(ctx, app, rows);
      return { changed: ids };
  }
}
