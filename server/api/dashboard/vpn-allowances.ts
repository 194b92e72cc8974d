import { z } from "zod";
import { Id, Note, nameUpTo, Page, PageSize, Search } from "@/server/services/atoms";
import { addVpnAllowance, listVpnAllowances, removeVpnAllowance } from "@/server/services/vpn";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentPage } from "../present/page";
import { presentVpnAllowance } from "../present/vpn-allowance";

/** Addresses that pass an application's VPN check, whatever network they are in. */
export const vpnAllowanceRoutes = {
  "GET /api/dashboard/vpn-allowances/:appId": operation({
    summary: "List the addresses and networks that pass the VPN check, newest first.",
    input: z.object({
      appId: Id,
      page: WireInt(Page).default(1),
      limit: WireInt(PageSize).default(500),
      search: Search.optional(),
    }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("allowances", await listVpnAllowances(ctx, { app: { id: appId }, ...rest }), presentVpnAllowance),
  }),

  "POST /api/dashboard/vpn-allowances/:appId": operation({
    summary: "Let an address or a network pass the VPN check; it counts from the next init on.",
    status: 201,
    input: z.object({
      appId: Id,
      value: nameUpTo(64).describe("An address or a network in CIDR form"),
      note: Note.nullish().describe("Reason/note"),
    }),
    example: { value: "5.9.0.0/16", note: "Our build servers" },
    refusals: ["APP_NOT_FOUND", "ALLOWANCE_EXISTS"],
    run: async (ctx, { appId, ...rest }) => {
      const allowance = await addVpnAllowance(ctx, { app: { id: appId }, ...rest });
      return { message: "Allowance added", allowance: presentVpnAllowance(allowance) };
    },
  }),

  "DELETE /api/dashboard/vpn-allowances/:appId/:allowanceId": operation({
    summary: "Subject an address to the VPN check again.",
    input: z.object({ appId: Id, allowanceId: Id }),
    refusals: ["APP_NOT_FOUND", "ALLOWANCE_NOT_FOUND"],
    run: async (ctx, { appId, allowanceId }) => {
      await removeVpnAllowance(ctx, { app: { id: appId }, id: allowanceId });
      return { message: "Allowance removed" };
    },
  }),
} as const satisfies Record<string, Operation>;
