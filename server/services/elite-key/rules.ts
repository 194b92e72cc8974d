import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { DomainError, invalidField } from "@/server/errors";
import { normalizeNetwork } from "@/server/lib/ip";
import { newId } from "@/server/lib/random-key";
import { type PageOf, pageOf } from "../atoms";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";
import type { EliteRule } from "./access";
import { normalizeDomainRule } from "./domain";
import { AddEliteRuleInput, EliteRuleTarget, ListEliteRulesInput } from "./schemas";

/** A page of the rules of the actor's Elite Key, in the order they were made, searched by value. */
export async function listEliteRules(
  ctx: ServiceContext,
  raw: z.input<typeof ListEliteRulesInput>,
): Promise<PageOf<EliteRule>> {
  const { page, limit, search, sort, list } = ListEliteRulesInput.parse(raw);
  const { eliteRules } = schema;
  const isOwn = eq(eliteRules.accountId, actingAccountId(ctx));
  const where = and(isOwn, list && eq(eliteRules.list, list), search ? contains(eliteRules.value, search) : undefined);
  const total = await ctx.db.$count(eliteRules, where);
  const rows = await ctx.db
    .select()
    .from(eliteRules)
    .where(where)
    .orderBy(
      ...inOrder(eliteRules, sort, { value: eliteRules.value, list: eliteRules.list, kind: eliteRules.kind }, [
        asc(eliteRules.createdAt),
        asc(eliteRules.id),
      ]),
    )
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}

/**
 * Adds a rule, which the very next call obeys. Throws INVALID_INPUT (neither an address, a network nor a domain),
 * RULE_EXISTS.
 */
export async function addEliteRule(ctx: ServiceContext, raw: z.input<typeof AddEliteRuleInput>): Promise<EliteRule> {
  const { list, kind, value: given } = AddEliteRuleInput.parse(raw);
  const value = kind === "ip" ? normalizeNetwork(given) : normalizeDomainRule(given);
  if (value === null) {
    const wanted = kind === "ip" ? "an address or a network such as 203.0.113.0/24" : "a domain such as *.example.com";
    throw invalidField("value", `must be ${wanted}`);
  }
  return transaction(ctx, async (ctx) => {
    const [rule] = await ctx.db
      .insert(schema.eliteRules)
      .values({ id: newId(), accountId: actingAccountId(ctx), list, kind, value, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (!rule) throw new DomainError("RULE_EXISTS");
    await recordAudit(ctx, { action: "elite_key.rule_added", targetId: rule.id, data: { list, kind, value } });
    return rule;
  });
}

/** Takes a rule away. Throws RULE_NOT_FOUND. */
export async function deleteEliteRule(ctx: ServiceContext, raw: z.input<typeof EliteRuleTarget>): Promise<void> {
  const { rule: ref } = EliteRuleTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const { eliteRules } = schema;
    const [gone] = await ctx.db
      .delete(eliteRules)
      .where(and(eq(eliteRules.accountId, actingAccountId(ctx)), eq(eliteRules.id, ref.id)))
      .returning();
    if (!gone) throw new DomainError("RULE_NOT_FOUND");
    const { list, kind, value } = gone;
    await recordAudit(ctx, { action: "elite_key.rule_deleted", targetId: gone.id, data: { list, kind, value } });
  });
}
