import { schema } from "@/db/client";
import type { JobKind } from "./schemas";

const { jobs, applications } = schema;

/** A row of a file that could not be imported. `row` counts as spreadsheets do: the header is row 1. */
export type RowError = { row: number; field: string | null; message: string };

/** What a job came to. */
export type JobResult = {
  imported?: number;
  deleted?: number;
  /** How many rows are wrong, and the first of them. */
  errorCount?: number;
  errors?: RowError[];
};

/** A job as its owner sees it. `result` is null until it has ended. */
export type Job = {
  id: string;
  appId: string | null;
  appName: string | null;
  kind: JobKind;
  status: "queued" | "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number;
  result: JobResult | null;
  error: string | null;
  cancelRequested: boolean;
  createdAt: Date;
  updatedAt: Date;
};

/** The columns of a job that its owner sees; never its input, which holds the file. */
export const jobColumns = {
  id: jobs.id,
  appId: jobs.appId,
  appName: applications.name,
  kind: jobs.kind,
  status: jobs.status,
  done: jobs.done,
  total: jobs.total,
  result: jobs.result,
  error: jobs.error,
  cancelRequested: jobs.cancelRequested,
  createdAt: jobs.createdAt,
  updatedAt: jobs.updatedAt,
};

type Row = Omit<Job, "kind" | "status" | "result"> & {
  kind: string;
  status: Job["status"] | "uploading";
  result: Record<string, unknown> | null;
};

/** Dresses a row; while a job runs, `result` holds its claim, which is nobody's business. */
export function toJob(row: Row): Job {
  const status = row.status === "uploading" ? "queued" : row.status;
  const hasEnded = status !== "queued" && status !== "running";
  return { ...row, status, kind: row.kind as JobKind, result: hasEnded ? (row.result as JobResult | null) : null };
}
