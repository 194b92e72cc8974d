import { z } from "zod";
import { Id, nameUpTo, Page, PageSize, Search, sortBy, text } from "../atoms";

/** Input of `setElitePermissions`: by `function.action`, a partial update. */
export const SetElitePermissionsInput = z.object({ permissions: z.record(text(64), z.boolean()) });

/** A white list lets pass nothing else; a black list always denies. */
export const EliteRuleList = z.enum(["whitelist", "blacklist"]);

/** What a rule looks at: the caller's address, or the site that the request says it comes from. */
export const EliteRuleKind = z.enum(["ip", "domain"]);

/** Input of `addEliteRule`. */
export const AddEliteRuleInput = z.object({
  list: EliteRuleList,
  kind: EliteRuleKind,
  /** An address or CIDR network; or a domain, `*.` before it for every sub-domain of any depth. */
  value: nameUpTo(255),
});

/** Input of `deleteEliteRule`. */
export const EliteRuleTarget = z.object({ rule: z.object({ id: Id }) });

/** Input of `listEliteRules`. */
export const ListEliteRulesInput = z.object({
  page: Page.default(1),
  limit: PageSize.default(50),
  search: Search.optional(),
  sort: sortBy(["value", "list", "kind", "createdAt"]),
  list: EliteRuleList.optional(),
});
