import { publicSigningKey } from "@/server/lib/signing-key";
import { createApp, deleteApp, editApp, getApp, listApps, resetAppSecret } from "@/server/services/app";
import { AppTarget, CreateAppInput, EditAppInput } from "@/server/services/app/schemas";
import { resetApp } from "@/server/services/app-reset";
import { ResetAppInput } from "@/server/services/app-reset/schemas";
import { accountProcedure, createRouter } from "../init";

/** An application for lists that every page carries. */
const withoutSecret = <A extends { secret: string }>({ secret: _secret, ...rest }: A) => rest;

/** The seller's applications. One on its own carries its secret: whoever may read it is its owner. */
export const appRouter = createRouter({
  list: accountProcedure.query(async ({ ctx }) => (await listApps(ctx.service)).map(withoutSecret)),
  /** The public half of the key that signs API 1.3, for clients to verify with: 64 hex digits. */
  signingKey: accountProcedure.query(() => publicSigningKey()),
  get: accountProcedure.input(AppTarget).query(({ ctx, input }) => getApp(ctx.service, input)),
  create: accountProcedure.input(CreateAppInput).mutation(({ ctx, input }) => createApp(ctx.service, input)),
  edit: accountProcedure.input(EditAppInput).mutation(({ ctx, input }) => editApp(ctx.service, input)),
  resetSecret: accountProcedure.input(AppTarget).mutation(({ ctx, input }) => resetAppSecret(ctx.service, input)),
  reset: accountProcedure.input(ResetAppInput).mutation(({ ctx, input }) => resetApp(ctx.service, input)),
  delete: accountProcedure.input(AppTarget).mutation(({ ctx, input }) => deleteApp(ctx.service, input)),
});
