import type { Version } from "@/components/trpc/types";
import type { BadgeVariant } from "@/components/ui/badge";

/** How clients of a version may be received. */
export type VersionModeName = Version["mode"];

/** How each way is called, and what it means. */
export const VERSION_MODES: Record<VersionModeName, { label: string; text: string; variant: BadgeVariant }> = {
  allow: { label: "Run", text: "They run as the current version does.", variant: "success" },
  reminder: { label: "Run with a reminder", text: "They run and are told to update.", variant: "info" },
  temporary: {
    label: "Run until a date",
    text: "They are told to update, and refused after that day.",
    variant: "warning",
  },
};
