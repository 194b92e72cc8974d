import { eq } from "drizzle-orm";
import { schema, sql } from "@/db/client";
import { DomainError } from "@/server/errors";
import { sha256 } from "@/server/lib/digest";
import { isApiKey } from "@/server/lib/random-key";
import type { ServiceContext } from "../context";
import { type EliteRule, isAccessAllowed } from "./access";
import { type ElitePermissions, effectivePermissions } from "./permissions";

/** Whose key it is, and what it may do. */
export type EliteCaller = { accountId: string; permissions: ElitePermissions };

type Rule = Pick<EliteRule, "list" | "kind" | "value">;

/** The account behind a key with everything that decides about the call, in one statement. */
async function readCaller(ctx: ServiceContext, key: string) {
  const { accounts, eliteKeys, elitePermissions, eliteRules } = schema;
  const rules = sql<Rule[]>`(
    select coalesce(json_agg(json_build_object('list', r.list, 'kind', r.kind, 'value', r.value)), '[]')
      from ${eliteRules} r where r.account_id = ${eliteKeys.accountId})`;
  const [row] = await ctx.db
    .select({
      accountId: eliteKeys.accountId,
      isActive: eliteKeys.isActive,
      plan: accounts.plan,
      overrides: elitePermissions.overrides,
      rules,
    })
    .from(eliteKeys)
    .innerJoin(accounts, eq(accounts.id, eliteKeys.accountId))
    .leftJoin(elitePermissions, eq(elitePermissions.accountId, eliteKeys.accountId))
    .where(eq(eliteKeys.keyHash, sha256(key)));
  return row;
}

/**
 * The account that an Elite Key speaks for, asked anew on every call. `domain` is the site the request comes from.
 * Throws, in this order, INVALID_KEY (malformed, unknown, revoked or inactive), ACCESS_DENIED (a rule),
 * PLAN_REQUIREMENT (the account is no longer on plan elite).
 */
export async function authenticateEliteKey(
  ctx: ServiceContext,
  key: string,
  domain: string | null,
): Promise<EliteCaller> {
  const caller = isApiKey("ek", key) ? await readCaller(ctx, key) : undefined;
  if (!caller?.isActive) throw new DomainError("INVALID_KEY", { message: "Invalid elite key" });
  if (!isAccessAllowed(caller.rules, { ip: ctx.ip, domain })) throw new DomainError("ACCESS_DENIED");
  if (caller.plan !== "elite") throw new DomainError("PLAN_REQUIREMENT");
  return { accountId: caller.accountId, permissions: effectivePermissions(caller.overrides ?? {}) };
}
