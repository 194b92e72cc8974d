import { cancelJob, countDeletion, getJob, listJobs, previewImport, startDeletion } from "@/server/services/job";
import { JobTarget, PreviewImportInput, StartDeletionInput } from "@/server/services/job/schemas";
import { accountProcedure, createRouter } from "../init";

/** Work that outlives a request. Files to import are too large for here and come by `/api/import`. */
export const jobRouter = createRouter({
  list: accountProcedure.query(({ ctx }) => listJobs(ctx.service)),
  get: accountProcedure.input(JobTarget).query(({ ctx, input }) => getJob(ctx.service, input)),
  cancel: accountProcedure.input(JobTarget).mutation(({ ctx, input }) => cancelJob(ctx.service, input)),
  /** How many `delete` would begin to delete. */
  found: accountProcedure.input(StartDeletionInput).query(({ ctx, input }) => countDeletion(ctx.service, input)),
  delete: accountProcedure.input(StartDeletionInput).mutation(({ ctx, input }) => startDeletion(ctx.service, input)),
  preview: accountProcedure.input(PreviewImportInput).mutation(({ input }) => previewImport(input)),
});
