import { z } from "zod";
import { Id, Name, Page, PageSize } from "@/server/services/atoms";
import { createSellerKey, deleteSellerKey, listSellerKeys } from "@/server/services/seller-key";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentPage } from "../present/page";
import { presentSellerKey } from "../present/seller-key";

/** Keys for the Seller API. */
export const sellerKeyRoutes = {
  "GET /api/dashboard/seller-keys": operation({
    summary: "List all your seller API keys.",
    input: z.object({ page: WireInt(Page).default(1), limit: WireInt(PageSize).default(500) }),
    run: async (ctx, input) => presentPage("keys", await listSellerKeys(ctx, input), presentSellerKey),
  }),

  "POST /api/dashboard/seller-keys": operation({
    summary: "Create a new seller API key.",
    status: 201,
    input: z.object({ name: Name.default("New Key").describe("Key label") }),
    example: { name: "Store bot" },
    run: async (ctx, { name }) => ({
      message: "Seller key created",
      key: presentSellerKey(await createSellerKey(ctx, { name })),
    }),
  }),

  "DELETE /api/dashboard/seller-keys/:keyId": operation({
    summary: "Delete a seller API key.",
    description: "The next call with it is refused.",
    input: z.object({ keyId: Id }),
    refusals: ["KEY_NOT_FOUND"],
    run: async (ctx, { keyId }) => {
      await deleteSellerKey(ctx, { id: keyId });
      return { message: "Seller key deleted" };
    },
  }),
} as const satisfies Record<string, Operation>;
