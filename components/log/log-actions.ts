import type { BadgeVariant } from "@/components/ui/badge";

/** What clients do that is noted, in words. */
export const LOG_ACTIONS: Readonly<Record<string, { label: string; variant: BadgeVariant }>> = {
  login: { label: "Log-in", variant: "success" },
  license: { label: "License log-in", variant: "success" },
  register: { label: "Registration", variant: "info" },
  upgrade: { label: "Upgrade", variant: "info" },
  logout: { label: "Log-out", variant: "neutral" },
  rename: { label: "New name", variant: "neutral" },
  vpn_blocked: { label: "VPN refused", variant: "warning" },
  ban: { label: "Ban by client", variant: "danger" },
  webhook: { label: "Webhook", variant: "neutral" },
  log: { label: "Message", variant: "outline" },
};

/** How an action is called and coloured; one that is not known is called as it is. */
export const logAction = (action: string) => LOG_ACTIONS[action] ?? { label: action, variant: "outline" as const };
