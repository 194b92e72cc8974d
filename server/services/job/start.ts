import { setTimeout as sleep } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { readHeader } from "@/server/lib/csv/read";
import { sha256 } from "@/server/lib/digest";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { actingAccountId, type ServiceContext } from "../context";
import { countLicenses } from "../license";
import { countUsers } from "../user";
import { toPieces } from "./decode";
import { placesOf } from "./mapping";
import { storePiece } from "./pieces";
import { toDomainError } from "./preview";
import { getJob } from "./read";
import { type ImportKind, type Mapping, StartDeletionInput, StartImportInput } from "./schemas";
import { takeSlot } from "./slot";
import type { Job } from "./view";

const { jobs } = schema;

/** Deletes, in the background, every license or user that a list's search and filter pick. Throws APP_NOT_FOUND, RATE_LIMITED. */
export async function startDeletion(ctx: ServiceContext, raw: z.input<typeof StartDeletionInput>): Promise<Job> {
  const { app: appRef, kind, ...set } = StartDeletionInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const id = newId();
  await takeSlot(ctx, { id, appId: app.id, kind, status: "queued", input: { set } });
  return getJob(ctx, { id });
}

/** How many licenses or users `startDeletion` would begin to delete: all of them, also where a list counts no further. */
export async function countDeletion(ctx: ServiceContext, raw: z.input<typeof StartDeletionInput>): Promise<number> {
  const input = StartDeletionInput.parse(raw);
  return input.kind === "license.delete" ? countLicenses(ctx, input.app, input) : countUsers(ctx, input.app, input);
}

/**
 * Imports licenses or users from a CSV file in the background: all rows, or none and a list of those that are wrong.
 * The file is taken as it arrives and lies encrypted in the database until the job ends, since it may hold passwords.
 * What throws has made no job, neither has a `refused` request; a second import with `key` and columns of one that was taken is
 * that one. Throws INVALID_INPUT (no UTF-8, no such column, a field that must be mapped), PAYLOAD_TOO_LARGE,
 * APP_NOT_FOUND, RATE_LIMITED, REQUEST_IN_PROGRESS.
 */
export async function startImport(
  ctx: ServiceContext,
  raw: z.input<typeof StartImportInput>,
  file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  refused?: AbortSignal,
): Promise<Job> {
  const { app: appRef, kind, mapping, fileName, key } = StartImportInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const accountId = actingAccountId(ctx);
  const id = key === undefined ? newId() : sha256(JSON.stringify([accountId, app.id, kind, mapping, key])).slice(0, 40);
  const input = { fileName, mapping };
  if (!(await takeSlot(ctx, { id, appId: app.id, kind, status: "uploading", input }))) return jobOfKey(ctx, id);
  const isIt = and(eq(jobs.id, id), eq(jobs.accountId, accountId));
  try {
    await receive(ctx, { id, kind, mapping }, file);
    refused?.throwIfAborted();
    await ctx.db.update(jobs).set({ status: "queued", updatedAt: ctx.now() }).where(isIt);
    refused?.throwIfAborted();
    return await getJob(ctx, { id });
  } catch (error) {
    await ctx.db.delete(jobs).where(isIt);
    throw error;
  }
}

/** The job that an earlier request with the same key made. Throws REQUEST_IN_PROGRESS while that one is still sending. */
async function jobOfKey(ctx: ServiceContext, id: string): Promise<Job> {
  try {
    return await getJob(ctx, { id });
  } catch (error) {
    if (error instanceof DomainError && error.code === "JOB_NOT_FOUND") throw new DomainError("REQUEST_IN_PROGRESS");
    throw error;
  }
}

/** Stores a file piece by piece; one whose header lacks something is refused before the rest is read. */
async function receive(
  ctx: ServiceContext,
  { id, kind, mapping }: { id: string; kind: ImportKind; mapping: Mapping },
  file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  let place = 0;
  for await (const piece of toPieces(file)) {
    if (place === 0) placesOf(kind, await columnsOf(piece), mapping);
    const begun = performance.now();
    await storePiece(ctx, id, place++, piece);
    // The embedded database works on the one thread: whoever sends a file has half of it at the most.
    if (ctx.database.kind === "pglite") await sleep(performance.now() - begun);
  }
  if (place === 0) throw new DomainError("INVALID_INPUT", { message: "The file is empty", field: "csv" });
}

async function columnsOf(piece: string): Promise<string[]> {
  try {
    return await readHeader(piece);
  } catch (error) {
    throw toDomainError(error);
  }
}
