import { and, asc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { type App, findOwnedApp } from "../app";
import { type BulkOutcome, outcomeOf, type Refusal, setWhereOpen, workThrough } from "../bulk";
import { type ServiceContext, transaction } from "../context";
import { banned, UNBANNED } from "./ban";
import { deletePicked } from "./delete";
import { extendOne } from "./extend";
import { paused, UNPAUSED } from "./pause";
import { unbind } from "./reset-hwid";
import { ChangeUsersInput } from "./schemas";
import { type StateChange, setStates } from "./set-state";

type Change = z.output<typeof ChangeUsersInput>["change"];
type Row = { id: string; bannedAt: Date | null; pausedAt: Date | null };

const { users } = schema;

/**
 * Makes the same change to several users at once, by the rules of the verbs for one. Those who are as they should become
 * are left alone: a banned one keeps their reason. The outcome says what became of each. Throws APP_NOT_FOUND.
 */
export function changeUsers(ctx: ServiceContext, raw: z.input<typeof ChangeUsersInput>): Promise<BulkOutcome> {
  const { app: appRef, ids, change } = ChangeUsersInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    // In one order, so that two of these do not wait for each other.
    const rows = await ctx.db
      .select({ id: users.id, bannedAt: users.bannedAt, pausedAt: users.pausedAt })
      .from(users)
      .where(and(eq(users.appId, app.id), inArray(users.id, ids)))
      .orderBy(asc(users.id))
      .for(change.kind === "delete" ? "update" : "no key update");
    const found = rows.map(({ id }) => id);
    return outcomeOf(ids, found, await apply(ctx, app, rows, change));
  });
}

async function apply(
  ctx: ServiceContext,
  app: App,
  rows: Row[],
  change: Change,
): Promise<{ changed: string[]; refused?: Refusal[] }> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { changed: [] };
  const set = (to: StateChange) => (open: string[]) => setStates(ctx, app, inArray(users.id, open), to);
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
      return workThrough(rows, ({ id }) => extendOne(ctx, app, { id }, { days: change.days, tier: null }));
    case "resetHwid":
      await unbind(ctx, app, ids);
      return { changed: ids };
    case "delete":
      return { changed: await deletePicked(ctx, app, inArray(users.id, ids)) };
  }
}
