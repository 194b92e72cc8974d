import { createSellerKey, deleteSellerKey, listSellerKeys } from "@/server/services/seller-key";
import { CreateSellerKeyInput, DeleteSellerKeyInput, ListSellerKeysInput } from "@/server/services/seller-key/schemas";
import { accountProcedure, createRouter } from "../init";

/** Seller keys, for the dashboard. */
export const sellerKeyRouter = createRouter({
  list: accountProcedure.input(ListSellerKeysInput).query(({ ctx, input }) => listSellerKeys(ctx.service, input)),
  create: accountProcedure
    .input(CreateSellerKeyInput)
    .mutation(({ ctx, input }) => createSellerKey(ctx.service, input)),
  delete: accountProcedure
    .input(DeleteSellerKeyInput)
    .mutation(({ ctx, input }) => deleteSellerKey(ctx.service, input)),
});
