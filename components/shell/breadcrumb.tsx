"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

import { cn } from "@/components/lib/cn";
import { appIdOf, appNav, isCurrent, workspaceNav } from "./nav";
import type { ShellApp } from "./shell-app";

type Crumb = { href: string; label: string };

/** The way from the top to an address. An application whose name is not known yet is called "Application". */
export function crumbsOf(pathname: string, apps: readonly ShellApp[] | undefined, isAdmin: boolean): Crumb[] {
  const appId = appIdOf(pathname);
  if (!appId) {
    const places = workspaceNav(isAdmin).flatMap(({ items }) => items);
    const item = places.find((each) => isCurrent(each, pathname));
    return item ? [{ href: item.href, label: item.label }] : [];
  }
  const sections = appNav(appId);
  const home = sections[0]?.items[0];
  const item = sections.flatMap((section) => section.items).find((each) => isCurrent(each, pathname));
  const name = apps?.find((app) => app.id === appId)?.name ?? "Application";
  return [
    { href: "/apps", label: "Applications" },
    { href: home?.href ?? "/apps", label: name },
    ...(item && item !== home ? [{ href: item.href, label: item.label }] : []),
  ];
}

/** Where one is. On narrow screens only the last step shows. */
export function Breadcrumb({ apps, isAdmin }: { apps: readonly ShellApp[] | undefined; isAdmin: boolean }) {
  const crumbs = crumbsOf(usePathname(), apps, isAdmin);
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1 text-13">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li key={crumb.href} className={cn("flex min-w-0 items-center gap-1", !last && "max-sm:hidden")}>
              {last ? (
                <span aria-current="page" className="truncate font-medium">
                  {crumb.label}
                </span>
              ) : (
                <>
                  <Link
                    href={crumb.href}
                    className="max-w-48 truncate rounded text-muted-foreground hover:text-foreground"
                  >
                    {crumb.label}
                  </Link>
                  <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground/60" />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
