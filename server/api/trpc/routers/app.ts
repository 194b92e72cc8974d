import { createApp, deleteApp, editApp, getApp, listApps, resetAppSecret } from "@/server/services/app";
import { AppTarget, CreateAppInput, EditAppInput } from "@/server/services/app/schemas";
import { resetApp } from "@/server/services/app-reset";
import { ResetAppInput } from "@/server/services/app-reset/schemas";
import { accountProcedure, createRouter } from "../init";

/** The seller's applications. They carry their secret: every screen that shows one is its owner's. */
export const appRouter = createRouter({
  list: accountProcedure.query(({ ctx }) => listApps(ctx.service)),
  get: accountProcedure.input(AppTarget).query(({ ctx, input }) => getApp(ctx.service, input)),
  create: accountProcedure.input(CreateAppInput).mutation(({ ctx, input }) => createApp(ctx.service, input)),
  edit: accountProcedure.input(EditAppInput).mutation(({ ctx, input }) => editApp(ctx.service, input)),
  resetSecret: accountProcedure.input(AppTarget).mutation(({ ctx, input }) => resetAppSecret(ctx.service, input)),
  reset: accountProcedure.input(ResetAppInput).mutation(({ ctx, input }) => resetApp(ctx.service, input)),
  delete: accountProcedure.input(AppTarget).mutation(({ ctx, input }) => deleteApp(ctx.service, input)),
});
