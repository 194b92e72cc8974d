import {
  Ban,
  BookOpen,
  Boxes,
  Braces,
  CircleUserRound,
  Fingerprint,
  Gauge,
  Gem,
  GitBranch,
  KeyRound,
  KeySquare,
  Layers,
  LayoutDashboard,
  type LucideIcon,
  MessageSquareText,
  MonitorSmartphone,
  Plug,
  ScrollText,
  Settings,
  ShieldCheck,
  UserCog,
  Users,
  Webhook,
} from "lucide-react";

/** A place one can go to. */
export type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Other words under which the command palette finds it. */
  keywords?: string[];
  /** Current only at this very address, not below it. */
  exact?: boolean;
};

/** Places under a heading. */
export type NavSection = { label: string; items: NavItem[] };

/** The places that belong to the account. */
export function accountNav(): NavSection {
  return {
    label: "Workspace",
    items: [
      { href: "/overview", label: "Overview", icon: Gauge, keywords: ["home", "attention", "totals"] },
      { href: "/apps", label: "Applications", icon: Boxes, exact: true, keywords: ["projects"] },
      { href: "/seller-keys", label: "Seller keys", icon: KeySquare, keywords: ["api", "token"] },
      { href: "/elite-key", label: "Elite key", icon: Gem, keywords: ["api", "permissions", "rules"] },
      { href: "/account", label: "Account", icon: CircleUserRound, keywords: ["password", "profile", "plan"] },
      { href: "/docs", label: "API reference", icon: BookOpen, keywords: ["docs", "documentation", "curl", "openapi"] },
    ],
  };
}

/** The places of whoever looks after the installation. */
export function adminNav(): NavSection {
  return {
    label: "Administration",
    items: [
      {
        href: "/admin/accounts",
        label: "Accounts",
        icon: UserCog,
        keywords: ["admin", "administration", "plans", "roles", "sellers"],
      },
    ],
  };
}

/** The places outside of any application, for an admin or for others. */
export function workspaceNav(isAdmin: boolean): NavSection[] {
  return isAdmin ? [accountNav(), adminNav()] : [accountNav()];
}

/** The places that belong to one application. */
export function appNav(appId: string): NavSection[] {
  const base = `/apps/${encodeURIComponent(appId)}`;
  return [
    {
      label: "Application",
      items: [
        { href: base, label: "Overview", icon: LayoutDashboard, exact: true, keywords: ["stats", "dashboard"] },
        { href: `${base}/licenses`, label: "Licenses", icon: KeyRound, keywords: ["keys", "generate"] },
        { href: `${base}/users`, label: "Users", icon: Users, keywords: ["customers", "hwid", "ban"] },
        { href: `${base}/subscriptions`, label: "Subscriptions", icon: Layers, keywords: ["tiers", "levels"] },
        { href: `${base}/variables`, label: "Variables", icon: Braces, keywords: ["values", "config"] },
        { href: `${base}/devices`, label: "Devices", icon: MonitorSmartphone, keywords: ["machines", "serial"] },
        { href: `${base}/logs`, label: "Logs", icon: ScrollText, keywords: ["history", "events"] },
      ],
    },
    {
      label: "Protect",
      items: [
        { href: `${base}/blacklist`, label: "Blacklist", icon: Ban, keywords: ["ip", "hwid", "block"] },
        {
          href: `${base}/vpn`,
          label: "VPN allow list",
          icon: ShieldCheck,
          keywords: ["proxy", "hosting", "whitelist"],
        },
        { href: `${base}/hashes`, label: "Hashes", icon: Fingerprint, keywords: ["integrity", "sha-256", "md5"] },
        { href: `${base}/versions`, label: "Versions", icon: GitBranch, keywords: ["update", "download"] },
      ],
    },
    {
      label: "Configure",
      items: [
        { href: `${base}/connect`, label: "Connect a client", icon: Plug, keywords: ["sdk", "snippet", "secret"] },
        { href: `${base}/webhooks`, label: "Webhooks", icon: Webhook, keywords: ["http", "discord"] },
        {
          href: `${base}/responses`,
          label: "Response texts",
          icon: MessageSquareText,
          keywords: ["messages", "errors"],
        },
        { href: `${base}/settings`, label: "Settings", icon: Settings, keywords: ["rename", "version", "delete"] },
      ],
    },
  ];
}

/** Whether a place is the current one. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || (!item.exact && pathname.startsWith(`${item.href}/`));
}

/** The application that an address belongs to, if any. */
export function appIdOf(pathname: string): string | null {
  const found = /^\/apps\/([^/]+)/.exec(pathname)?.[1];
  return found ? decodeURIComponent(found) : null;
}
