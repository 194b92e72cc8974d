import { Badge, type BadgeVariant } from "@/components/ui/badge";
import type { LicenseStatus } from "@/server/services/license/schemas";

/** How each status is called and coloured. */
export const LICENSE_STATUS: Record<LicenseStatus, { label: string; variant: BadgeVariant }> = {
  active: { label: "Active", variant: "success" },
  used: { label: "Used", variant: "info" },
  expired: { label: "Expired", variant: "neutral" },
  paused: { label: "Paused", variant: "warning" },
  banned: { label: "Banned", variant: "danger" },
};

/** The status of a license in one word. */
export function LicenseStatusBadge({ status }: { status: LicenseStatus }) {
  const { label, variant } = LICENSE_STATUS[status];
  return (
    <Badge variant={variant} dot>
      {label}
    </Badge>
  );
}
