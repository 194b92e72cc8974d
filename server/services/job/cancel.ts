import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { actingAccountId, type ServiceContext } from "../context";
import { getJob } from "./read";
import { JobTarget } from "./schemas";
import type { Job } from "./view";

const { jobs } = schema;

/**
 * Asks a job to end: one that waits ends at once, one that runs at its next step. An import then leaves nothing behind;
 * a deletion leaves what it has not come to. Throws JOB_NOT_FOUND, JOB_ENDED.
 */
export async function cancelJob(ctx: ServiceContext, raw: z.input<typeof JobTarget>): Promise<Job> {
  const { id } = JobTarget.parse(raw);
  const isWaiting = sql`${jobs.status} = 'queued'`;
  const cancelled = await ctx.db
    .update(jobs)
    .set({
      cancelRequested: true,
      status: sql`case when ${isWaiting} then 'cancelled' else ${jobs.status} end`,
      input: sql`case when ${isWaiting} then '{}'::jsonb else ${jobs.input} end`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(jobs.id, id), eq(jobs.accountId, actingAccountId(ctx)), inArray(jobs.status, ["queued", "running"])))
    .returning({ id: jobs.id });
  const job = await getJob(ctx, { id });
  if (cancelled.length === 0) throw new DomainError("JOB_ENDED");
  return job;
}
