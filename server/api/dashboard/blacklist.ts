import { z } from "zod";
import { Id, Note, nameUpTo, Page, PageSize, Search } from "@/server/services/atoms";
import { createBlacklistEntry, deleteBlacklistEntry, listBlacklist } from "@/server/services/blacklist";
import { BlacklistType } from "@/server/services/blacklist/schemas";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentBlacklistEntry } from "../present/blacklist";
import { presentPage } from "../present/page";

/** Addresses and hardware ids that an application turns away. */
export const blacklistRoutes = {
  "GET /api/dashboard/blacklist/:appId": operation({
    summary: "List all blacklist entries.",
    input: z.object({
      appId: Id,
      page: WireInt(Page).default(1),
      limit: WireInt(PageSize).default(500),
      search: Search.optional(),
    }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("blacklist", await listBlacklist(ctx, { app: { id: appId }, ...rest }), presentBlacklistEntry),
  }),

  "POST /api/dashboard/blacklist/:appId": operation({
    summary: "Add an entry to the blacklist.",
    description: "An `ip` is an address or a network in CIDR form; a `hwid` is compared exactly.",
    status: 201,
    input: z.object({
      appId: Id,
      type: BlacklistType.describe("ip or hwid"),
      value: nameUpTo(512).describe("The IP or HWID to block"),
      note: Note.nullish().describe("Reason/note"),
    }),
    example: { type: "ip", value: "203.0.113.7", note: "Scraper" },
    refusals: ["APP_NOT_FOUND", "ENTRY_EXISTS"],
    run: async (ctx, { appId, ...rest }) => {
      const entry = await createBlacklistEntry(ctx, { app: { id: appId }, ...rest });
      return { message: "Blacklist entry added", entry: presentBlacklistEntry(entry) };
    },
  }),

  "DELETE /api/dashboard/blacklist/:appId/:entryId": operation({
    summary: "Remove an entry from the blacklist.",
    input: z.object({ appId: Id, entryId: Id }),
    refusals: ["APP_NOT_FOUND", "ENTRY_NOT_FOUND"],
    run: async (ctx, { appId, entryId }) => {
      await deleteBlacklistEntry(ctx, { app: { id: appId }, id: entryId });
      return { message: "Blacklist entry removed" };
    },
  }),
} as const satisfies Record<string, Operation>;
