import { addVersion, editVersion, listVersions, removeVersion } from "@/server/services/version";
import { AddVersionInput, EditVersionInput, ListVersionsInput, VersionTarget } from "@/server/services/version/schemas";
import { accountProcedure, createRouter } from "../init";

/** The white list of client versions, for the dashboard. */
export const versionRouter = createRouter({
  list: accountProcedure.input(ListVersionsInput).query(({ ctx, input }) => listVersions(ctx.service, input)),
  add: accountProcedure.input(AddVersionInput).mutation(({ ctx, input }) => addVersion(ctx.service, input)),
  edit: accountProcedure.input(EditVersionInput).mutation(({ ctx, input }) => editVersion(ctx.service, input)),
  remove: accountProcedure.input(VersionTarget).mutation(({ ctx, input }) => removeVersion(ctx.service, input)),
});
