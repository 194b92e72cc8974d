"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

import { cn } from "@/components/lib/cn";

import { AppSwitcher } from "./app-switcher";
import { appIdOf, appNav, isCurrent, type NavItem, workspaceNav } from "./nav";
import type { ShellApp } from "./shell-app";

type SidebarProps = {
  apps: readonly ShellApp[] | undefined;
  /** Whether the places of administration are among those listed. */
  isAdmin: boolean;
  onNavigate?: () => void;
};

/** Application switcher and navigation; what it lists depends on the address. */
export function Sidebar({ apps, isAdmin, onNavigate }: SidebarProps) {
  const pathname = usePathname();
  const appId = appIdOf(pathname);
  const exists = appId !== null && (!apps || apps.some((app) => app.id === appId));
  const sections = exists ? [...appNav(appId), ...workspaceNav(isAdmin)] : workspaceNav(isAdmin);
  return (
    <div className="flex h-full flex-col gap-3 bg-sidebar p-2.5 text-sidebar-foreground">
      <AppSwitcher apps={apps} currentId={appId} {...(onNavigate ? { onNavigate } : {})} />
      <nav aria-label="Main" className="-mx-1 flex flex-1 flex-col gap-4 overflow-y-auto px-1">
        {sections.map((section) => (
          <div key={section.label}>
            <p className="px-2 pb-1 font-medium text-2xs text-muted-foreground">{section.label}</p>
            <ul className="grid gap-px">
              {section.items.map((item) => (
                <li key={item.href}>
                  <SidebarLink
                    item={item}
                    current={isCurrent(item, pathname)}
                    {...(onNavigate ? { onNavigate } : {})}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  );
}

type SidebarLinkProps = { item: NavItem; current: boolean; onNavigate?: () => void };

function SidebarLink({ item, current, onNavigate }: SidebarLinkProps) {
  return (
    <Link
      href={item.href}
      aria-current={current ? "page" : undefined}
      onClick={onNavigate}
      className={cn(
        "focus-ring flex h-8 items-center gap-2.5 rounded-md border border-transparent px-2 text-13 transition-colors hover:bg-sidebar-accent hover:text-foreground pointer-coarse:h-10",
        current && "bg-sidebar-accent font-medium text-foreground",
      )}
    >
      <item.icon
        aria-hidden="true"
        className={cn("size-4 shrink-0", current ? "text-brand" : "text-muted-foreground")}
      />
      {item.label}
    </Link>
  );
}
