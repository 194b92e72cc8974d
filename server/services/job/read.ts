import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { actingAccountId, type ServiceContext } from "../context";
import { JobTarget } from "./schemas";
import { type Job, jobColumns, toJob } from "./view";

const { jobs, applications } = schema;

const LISTED = 50;

const selectJobs = (ctx: ServiceContext) =>
  ctx.db.select(jobColumns).from(jobs).leftJoin(applications, eq(applications.id, jobs.appId));

/** The actor's latest jobs, newest first. They are kept for 7 days after their end. */
export async function listJobs(ctx: ServiceContext): Promise<Job[]> {
  const rows = await selectJobs(ctx)
    .where(eq(jobs.accountId, actingAccountId(ctx)))
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(LISTED);
  return rows.map(toJob);
}

/** One job. Throws JOB_NOT_FOUND. */
export async function getJob(ctx: ServiceContext, raw: z.input<typeof JobTarget>): Promise<Job> {
  const { id } = JobTarget.parse(raw);
  const [row] = await selectJobs(ctx).where(and(eq(jobs.id, id), eq(jobs.accountId, actingAccountId(ctx))));
  if (!row) throw new DomainError("JOB_NOT_FOUND");
  return toJob(row);
}
