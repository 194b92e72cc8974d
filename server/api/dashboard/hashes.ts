import { z } from "zod";
import { Id, Page, PageSize, Search } from "@/server/services/atoms";
import { deleteHash, getHash, listHashes, registerHash } from "@/server/services/hash";
import { HashName, HashValue } from "@/server/services/hash/schemas";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentHash } from "../present/hash";
import { presentPage } from "../present/page";

const OneHash = z.object({ appId: Id, hashId: Id });

/** Hash Management: the digests of genuine builds, which `hash_check` accepts at init. */
export const hashRoutes = {
  "GET /api/dashboard/hashes/:appId": operation({
    summary: "List an application's registered hashes, newest first.",
    input: z.object({
      appId: Id,
      page: WireInt(Page).default(1),
      limit: WireInt(PageSize).default(50),
      search: Search.optional(),
    }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("hashes", await listHashes(ctx, { app: { id: appId }, ...rest }), presentHash),
  }),
  "POST /api/dashboard/hashes/:appId": operation({
    summary: "Register the hash of a build; the next init accepts it.",
    status: 201,
    input: z.object({ appId: Id, hash_value: HashValue, hash_name: HashName.nullish() }),
    example: {
      hash_value: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      hash_name: "build-2026-05-31",
    },
    refusals: ["APP_NOT_FOUND", "HASH_EXISTS"],
    run: async (ctx, { appId, hash_value, hash_name }) => {
      const hash = await registerHash(ctx, { app: { id: appId }, hashValue: hash_value, hashName: hash_name });
      return { message: "Hash registered", hash: presentHash(hash) };
    },
  }),
  "GET /api/dashboard/hashes/:appId/:hashId": operation({
    summary: "Read a registered hash.",
    input: OneHash,
    refusals: ["APP_NOT_FOUND", "HASH_NOT_FOUND"],
    run: async (ctx, { appId, hashId }) => ({
      hash: presentHash(await getHash(ctx, { app: { id: appId }, hash: { id: hashId } })),
    }),
  }),
  "DELETE /api/dashboard/hashes/:appId/:hashId": operation({
    summary: "Forget a hash; while `hash_check` is on, the next init that brings it is refused.",
    input: OneHash,
    refusals: ["APP_NOT_FOUND", "HASH_NOT_FOUND"],
    run: async (ctx, { appId, hashId }) => {
      await deleteHash(ctx, { app: { id: appId }, hash: { id: hashId } });
      return { message: "Hash deleted" };
    },
  }),
} as const satisfies Record<string, Operation>;
