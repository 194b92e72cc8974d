import { z } from "zod";
import { Id, nameUpTo, Page, PageSize } from "@/server/services/atoms";
import {
  addEliteRule,
  deleteEliteRule,
  ELITE_PERMISSIONS,
  getEliteKey,
  getElitePermissions,
  listEliteRules,
  resetEliteKey,
  setElitePermissions,
} from "@/server/services/elite-key";
import { EliteRuleKind, EliteRuleList } from "@/server/services/elite-key/schemas";
import { type Operation, operation } from "../kit/operation";
import { WireBoolean, WireInt } from "../kit/wire";
import { presentEliteKey, presentEliteRule } from "../present/elite-key";
import { presentPage } from "../present/page";

/** The account's Elite Key, what it may do and where it may be used from. */
export const eliteKeyRoutes = {
  "GET /api/dashboard/elite-key": operation({
    summary: "Read the account's Elite Key.",
    input: z.object({}),
    refusals: ["KEY_NOT_FOUND"],
    run: async (ctx) => ({ key: presentEliteKey(await getEliteKey(ctx)) }),
  }),
  "POST /api/dashboard/elite-key/reset": operation({
    summary: "Make the account's first Elite Key, or a new one; the old one is dead at once.",
    input: z.object({}),
    refusals: ["PLAN_REQUIREMENT"],
    run: async (ctx) => ({ message: "Elite key reset", key: presentEliteKey(await resetEliteKey(ctx)) }),
  }),
  "GET /api/dashboard/elite-key/permissions": operation({
    summary: "Read which of the 38 operations the Elite Key may run.",
    input: z.object({}),
    run: async (ctx) => ({ permissions: await getElitePermissions(ctx) }),
  }),
  "PUT /api/dashboard/elite-key/permissions": operation({
    summary: "Switch operations of the Elite Key on or off; those left out stay.",
    input: z.object({ permissions: z.partialRecord(z.enum(ELITE_PERMISSIONS), WireBoolean) }),
    example: { permissions: { "hash.register": true, "license.delete": false } },
    run: async (ctx, { permissions }) => ({
      message: "Permissions saved",
      permissions: await setElitePermissions(ctx, { permissions }),
    }),
  }),
  "GET /api/dashboard/elite-key/rules": operation({
    summary: "List where the Elite Key may be used from.",
    input: z.object({ page: WireInt(Page).default(1), limit: WireInt(PageSize).default(50) }),
    run: async (ctx, input) => presentPage("rules", await listEliteRules(ctx, input), presentEliteRule),
  }),
  "POST /api/dashboard/elite-key/rules": operation({
    summary: "Allow or forbid an address, a network or a domain.",
    description:
      "A black list always denies; of each white list that is not empty something must match. Domains are read from " +
      "Origin, else Referer, which any program can forge: they keep mistakes out, not attackers.",
    status: 201,
    input: z.object({ list: EliteRuleList, kind: EliteRuleKind, value: nameUpTo(255) }),
    example: { list: "whitelist", kind: "ip", value: "203.0.113.0/24" },
    refusals: ["RULE_EXISTS"],
    run: async (ctx, input) => ({ message: "Rule added", rule: presentEliteRule(await addEliteRule(ctx, input)) }),
  }),
  "DELETE /api/dashboard/elite-key/rules/:ruleId": operation({
    summary: "Take a rule away.",
    input: z.object({ ruleId: Id }),
    refusals: ["RULE_NOT_FOUND"],
    run: async (ctx, { ruleId }) => {
      await deleteEliteRule(ctx, { rule: { id: ruleId } });
      return { message: "Rule deleted" };
    },
  }),
} as const satisfies Record<string, Operation>;
