import { and, eq, inArray } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { actingAccountId, type ServiceContext, transaction } from "../context";
import type { JobKind } from "./schemas";

const { accounts, jobs } = schema;

/** How many jobs of one account may be under way, those included whose file is still on its way. */
const ACTIVE_MAX = 5;

type NewJob = { id: string; appId: string; kind: JobKind; status: "uploading" | "queued"; input: object };

/**
 * Makes a job, if its account has fewer than five under way: counted under a lock on the account, so that any number of
 * starts at once make five. False when there is a job of this id. Throws RATE_LIMITED.
 */
export async function takeSlot(ctx: ServiceContext, job: NewJob): Promise<boolean> {
  const accountId = actingAccountId(ctx);
  return transaction(ctx, async ({ db }) => {
    await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for("no key update");
    const isActive = and(eq(jobs.accountId, accountId), inArray(jobs.status, ["uploading", "queued", "running"]));
    const [known] = await db.select({ id: jobs.id }).from(jobs).where(eq(jobs.id, job.id));
    if (known) return false;
    if ((await db.$count(jobs, isActive)) >= ACTIVE_MAX) {
      throw new DomainError("RATE_LIMITED", {
        message: `${ACTIVE_MAX} jobs are under way already. Wait for one to end, or cancel one`,
        retryAfterSeconds: 10,
      });
    }
    const input = { ...job.input, ip: ctx.ip };
    const made = await db
      .insert(jobs)
      .values({ ...job, input, accountId })
      .onConflictDoNothing()
      .returning({ id: jobs.id });
    return made.length > 0;
  });
}
