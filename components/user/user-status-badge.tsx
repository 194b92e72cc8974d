import type { User } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";

/** Whether a user may log in, in one word: what holds them back first. */
export function UserStatusBadge({
  user,
}: {
  user: Pick<User, "bannedAt" | "pausedAt" | "expiresAt" | "subscription">;
}) {
  if (user.bannedAt) return <UserBadge variant="danger" label="Banned" />;
  if (user.pausedAt) return <UserBadge variant="warning" label="Paused" />;
  if (!user.subscription) return <UserBadge variant="neutral" label="No subscription" />;
  if (user.expiresAt && user.expiresAt.getTime() < Date.now()) return <UserBadge variant="neutral" label="Expired" />;
  return <UserBadge variant="success" label="Active" />;
}

function UserBadge({ variant, label }: { variant: "danger" | "warning" | "neutral" | "success"; label: string }) {
  return (
    <Badge variant={variant} dot suppressHydrationWarning>
      {label}
    </Badge>
  );
}
