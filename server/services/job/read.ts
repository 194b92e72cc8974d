import { and, desc, eq, ne, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { actingAccountId, type ServiceContext } from "../context";
import { JobTarget } from "./schemas";
import { type Job, jobColumns, toJob } from "./view";

const { jobs, applications } = schema;

const LISTED = 50;

/** The actor's jobs. One whose file is still on its way is none yet. */
const selectJobs = (ctx: ServiceContext, condition?: SQL) =>
  ctx.db
    .select(jobColumns)
    .from(jobs)
    .leftJoin(applications, eq(applications.id, jobs.appId))
    .where(and(eq(jobs.accountId, actingAccountId(ctx)), ne(jobs.status, "uploading"), condition));

/** The actor's latest jobs, newest first. They are kept for 7 days after their end. */
export async function listJobs(ctx: ServiceContext): Promise<Job[]> {
  const rows = await selectJobs(ctx).orderBy(desc(jobs.createdAt), desc(jobs.id)).limit(LISTED);
  return rows.map(toJob);
}

/** One job. Throws JOB_NOT_FOUND. */
export async function getJob(ctx: ServiceContext, raw: z.input<typeof JobTarget>): Promise<Job> {
  const { id } = JobTarget.parse(raw);
  const [row] = await selectJobs(ctx, eq(jobs.id, id));
  if (!row) throw new DomainError("JOB_NOT_FOUND");
  return toJob(row);
}
