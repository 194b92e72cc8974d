import { AddEliteRuleInput } from "@/server/services/elite-key/schemas";

/** What the form of a rule accepts. */
export const EliteRuleValues = AddEliteRuleInput;
