import { and, eq } from "drizzle-orm";
import { schema, sql } from "@/db/client";
import { DomainError } from "@/server/errors";
import { type ServiceContext, transaction } from "../context";
import { giveSession, holdApplication, holdSession } from "./bind";
import type { ClientSession } from "./session";
import type { Subject } from "./subject";

/**
 * Whether the HWID lets the user in as it stands (`passes`) or has to be bound first (`binds`). Compared exactly; with
 * the lock on and one bound, a missing one is refused. Throws HWID_MISMATCH.
 */
export function judgeHwid(session: ClientSession, subject: Subject, hwid: string): "passes" | "binds" {
  const isFirst = subject.hwids.length === 0;
  if (hwid !== "" && isFirst) return "binds";
  if (!session.hwidLock || isFirst || subject.hwids.includes(hwid)) return "passes";
  if (hwid === "") throw new DomainError("HWID_MISMATCH");
  return "binds";
}

/** A user whose log-in binds a HWID. */
type Arrival = { userId: string; licenseId: string | null; hwid: string; isEntitled: boolean };

/**
 * Binds a HWID to a user, as long as there is room, and gives them the session; the user's row is held
 * meanwhile, so that any number of clients at once bind exactly what fits. The implicit user of a license makes room by
 * paying uses of it. What is refused binds nothing.
 * Throws APP_NOT_FOUND, SESSION_NOT_FOUND, SESSION_TAKEN, USER_NOT_FOUND, HWID_MISMATCH, NO_SUBSCRIPTION.
 */
export async function bindHwid(
  ctx: ServiceContext,
  session: ClientSession,
  { userId, licenseId, hwid, isEntitled }: Arrival,
): Promise<void> {
  await refuseWithoutRoom(ctx, session, userId, hwid);
  await transaction(ctx, async (ctx) => {
    const app = { id: session.appId };
    await holdApplication(ctx, session);
    if (licenseId !== null) await holdLicense(ctx, app, licenseId);
    const user = await holdUser(ctx, app, userId);
    await holdSession(ctx, session, userId);
    if (!user) throw new DomainError("USER_NOT_FOUND");
    await makeRoom(ctx, user, hwid);
    if (!isEntitled) throw new DomainError("NO_SUBSCRIPTION");
    await giveSession(ctx, session, userId, hwid);
  });
}

/**
 * Refuses whoever finds no room as things stand, without a place in the line of those who may find some.
 * Throws HWID_MISMATCH.
 */
async function refuseWithoutRoom(ctx: ServiceContext, { appId }: ClientSession, userId: string, hwid: string) {
  const { users: u, userHwids: h, licenses: l } = schema;
  const theirs = and(eq(h.appId, appId), eq(h.userId, userId));
  const [found] = await ctx.db
    .select({
      room: sql<number>`greatest(${u.deviceLimit}, ${u.paidUses})`,
      left: sql<number>`coalesce(${l.maxUses} - ${l.uses}, 0)`,
      bound: ctx.db.$count(h, theirs),
      isBound: ctx.db.$count(h, and(theirs, eq(h.hwid, hwid))),
    })
    .from(u)
    .leftJoin(l, eq(l.id, u.licenseId))
    .where(and(eq(u.appId, appId), eq(u.id, userId)));
  if (!found || found.isBound > 0 || found.bound < Math.max(found.room, 1) || found.left > 0) return;
  throw new DomainError("HWID_MISMATCH");
}

async function holdLicense(ctx: ServiceContext, app: { id: string }, id: string): Promise<void> {
  const { licenses: t } = schema;
  const isIt = and(eq(t.appId, app.id), eq(t.id, id));
  await ctx.db.select({ id: t.id }).from(t).where(isIt).for("no key update");
}

async function holdUser(ctx: ServiceContext, app: { id: string }, id: string) {
  const { users: t } = schema;
  const isIt = and(eq(t.appId, app.id), eq(t.id, id));
  const [user] = await ctx.db.select().from(t).where(isIt).for("no key update");
  return user;
}

type Holder = typeof schema.users.$inferSelect;

async function makeRoom(ctx: ServiceContext, user: Holder, hwid: string): Promise<void> {
  const { userHwids: t } = schema;
  const theirs = and(eq(t.appId, user.appId), eq(t.userId, user.id));
  const bound = await ctx.db.select({ hwid: t.hwid }).from(t).where(theirs);
  if (bound.some((row) => row.hwid === hwid)) return;
  if (bound.length > 0 && bound.length >= Math.max(user.deviceLimit, user.paidUses)) await payForHwid(ctx, user);
  await ctx.db.insert(t).values({ appId: user.appId, userId: user.id, hwid, createdAt: ctx.now() });
}

async function payForHwid(ctx: ServiceContext, { id, appId, licenseId }: Holder): Promise<void> {
  if (licenseId === null) throw new DomainError("HWID_MISMATCH");
  const { licenses: l, users: u } = schema;
  const paid = await ctx.db
    .update(l)
    .set({ uses: sql`${l.uses} + 1` })
    .where(sql`${l.appId} = ${appId} and ${l.id} = ${licenseId} and ${l.uses} < ${l.maxUses}`)
    .returning({ id: l.id });
  if (paid.length === 0) throw new DomainError("HWID_MISMATCH");
  await ctx.db
    .update(u)
    .set({ paidUses: sql`${u.paidUses} + 1` })
    .where(and(eq(u.appId, appId), eq(u.id, id)));
}
