import type { User } from "@/components/trpc/types";
import { Badge, type BadgeVariant } from "@/components/ui/badge";
import type { UserStatus } from "@/server/services/user/schemas";

/** How each status is called and coloured. */
export const USER_STATUS: Record<UserStatus, { label: string; variant: BadgeVariant }> = {
  active: { label: "Active", variant: "success" },
  expired: { label: "Expired", variant: "neutral" },
  none: { label: "No subscription", variant: "neutral" },
  blocked: { label: "License blocked", variant: "warning" },
  paused: { label: "Paused", variant: "warning" },
  banned: { label: "Banned", variant: "danger" },
};

/** Whether a user may run, in one word: what holds them back first. */
export function UserStatusBadge({ user }: { user: Pick<User, "status"> }) {
  const { label, variant } = USER_STATUS[user.status];
  return (
    <Badge variant={variant} dot>
      {label}
    </Badge>
  );
}
