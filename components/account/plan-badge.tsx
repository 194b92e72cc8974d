import { Badge, type BadgeVariant } from "@/components/ui/badge";

/** How each plan is called and coloured, from the smallest to the largest. */
export const PLANS = {
  free: { label: "Free", variant: "neutral" },
  pro: { label: "Pro", variant: "info" },
  elite: { label: "Elite", variant: "brand" },
} as const satisfies Record<string, { label: string; variant: BadgeVariant }>;

/** What an account may use. */
export type PlanName = keyof typeof PLANS;

/** How each role is called. */
export const ROLES = { user: { label: "User" }, admin: { label: "Admin" } } as const;

/** Whether a word, of the URL for instance, names a plan. */
export const isPlan = (word: string): word is PlanName => Object.hasOwn(PLANS, word);

/** A plan in one word. */
export function PlanBadge({ plan }: { plan: PlanName }) {
  return <Badge variant={PLANS[plan].variant}>{PLANS[plan].label}</Badge>;
}
