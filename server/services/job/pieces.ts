import { and, eq, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { openOnce, sealSecret } from "@/server/lib/secret-box";
import type { ServiceContext } from "../context";

const { jobs, jobPieces } = schema;

/** How a piece's row is called in its box. */
const rowOf = (jobId: string, place: number): string => `${jobId}:${place}`;

/** Stores a piece of a job's file, encrypted, and shows that more is on its way. */
export async function storePiece(ctx: ServiceContext, jobId: string, place: number, text: string): Promise<void> {
  await ctx.db
    .insert(jobPieces)
    .values({ jobId, place, textBox: sealSecret("job_pieces.text_box", rowOf(jobId, place), text) });
  await ctx.db.update(jobs).set({ updatedAt: sql`now()` }).where(eq(jobs.id, jobId));
}

/** How many pieces a job's file has. */
export const countPieces = (ctx: ServiceContext, jobId: string): Promise<number> =>
  ctx.db.$count(jobPieces, eq(jobPieces.jobId, jobId));

/** A piece of a job's file; null after the last. */
export async function readPiece(ctx: ServiceContext, jobId: string, place: number): Promise<string | null> {
  const [piece] = await ctx.db
    .select({ textBox: jobPieces.textBox })
    .from(jobPieces)
    .where(and(eq(jobPieces.jobId, jobId), eq(jobPieces.place, place)));
  return piece ? openOnce("job_pieces.text_box", rowOf(jobId, place), piece.textBox) : null;
}
