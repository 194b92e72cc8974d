import {
  BookOpen,
  Boxes,
  CircleUserRound,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  Plug,
  Settings,
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
      { href: "/apps", label: "Applications", icon: Boxes, exact: true, keywords: ["projects", "home"] },
      { href: "/account", label: "Account", icon: CircleUserRound, keywords: ["password", "profile", "plan"] },
      { href: "/docs", label: "API reference", icon: BookOpen, keywords: ["docs", "documentation", "curl", "openapi"] },
    ],
  };
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
      ],
    },
    {
      label: "Configure",
      items: [
        { href: `${base}/connect`, label: "Connect a client", icon: Plug, keywords: ["sdk", "snippet", "secret"] },
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
