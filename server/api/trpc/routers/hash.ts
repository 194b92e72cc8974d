import { deleteHash, listHashes, registerHash } from "@/server/services/hash";
import { HashTarget, ListHashesInput, RegisterHashInput } from "@/server/services/hash/schemas";
import { accountProcedure, createRouter } from "../init";

/** Registered hashes, for the dashboard. */
export const hashRouter = createRouter({
  list: accountProcedure.input(ListHashesInput).query(({ ctx, input }) => listHashes(ctx.service, input)),
  register: accountProcedure.input(RegisterHashInput).mutation(({ ctx, input }) => registerHash(ctx.service, input)),
  delete: accountProcedure.input(HashTarget).mutation(({ ctx, input }) => deleteHash(ctx.service, input)),
});
