import type { z } from "zod";
import { queryRows, sql } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { sealSecret } from "@/server/lib/secret-box";
import { findOwnedApp } from "../app";
import { actingAccountId, type ServiceContext } from "../context";
import { countLicenses } from "../license";
import { countUsers } from "../user";
import { readMapping } from "./csv";
import { getJob } from "./read";
import { type JobKind, StartDeletionInput, StartImportInput } from "./schemas";
import type { Job } from "./view";

/** How many jobs of one account may wait or run. */
const ACTIVE_MAX = 5;

/** Deletes, in the background, every license or user that a list's search and filter pick. Throws APP_NOT_FOUND, RATE_LIMITED. */
export async function startDeletion(ctx: ServiceContext, raw: z.input<typeof StartDeletionInput>): Promise<Job> {
  const { app: appRef, kind, ...set } = StartDeletionInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  return enqueue(ctx, app, kind, { set });
}

/** How many licenses or users `startDeletion` would begin to delete: all of them, also where a list counts no further. */
export async function countDeletion(ctx: ServiceContext, raw: z.input<typeof StartDeletionInput>): Promise<number> {
  const input = StartDeletionInput.parse(raw);
  return input.kind === "license.delete" ? countLicenses(ctx, input.app, input) : countUsers(ctx, input.app, input);
}

/**
 * Imports licenses or users from a CSV file in the background: all rows, or none and a list of those that are wrong.
 * The file lies encrypted in the database until the job ends, since it may hold passwords.
 * Throws INVALID_INPUT (no such column, a field that must be mapped), APP_NOT_FOUND, RATE_LIMITED.
 */
export async function startImport(ctx: ServiceContext, raw: z.input<typeof StartImportInput>): Promise<Job> {
  const { app: appRef, kind, csv, mapping, fileName } = StartImportInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  readMapping(kind, csv, mapping);
  return enqueue(ctx, app, kind, { fileName, mapping, csvBox: sealSecret(csv) });
}

async function enqueue(ctx: ServiceContext, app: { id: string }, kind: JobKind, input: object): Promise<Job> {
  const accountId = actingAccountId(ctx);
  const id = newId();
  const made = await queryRows(
    ctx.db,
    sql`insert into jobs (id, account_id, app_id, kind, input, created_at, updated_at)
        select ${id}, ${accountId}, ${app.id}, ${kind}, ${JSON.stringify({ ...input, ip: ctx.ip })}::jsonb,
               ${ctx.now().toISOString()}::timestamptz, now()
         where (select count(*) from jobs where account_id = ${accountId} and status in ('queued', 'running'))
               < ${ACTIVE_MAX}
        returning id`,
  );
  if (made.length === 0) {
    throw new DomainError("RATE_LIMITED", {
      message: `${ACTIVE_MAX} jobs are under way already. Wait for one to end, or cancel one`,
      retryAfterSeconds: 10,
    });
  }
  return getJob(ctx, { id });
}
