"use client";

import { AppWindow, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import type { CommandEntry } from "./command-palette";
import { appIdOf, appNav, type NavItem, workspaceNav } from "./nav";
import type { ShellApp } from "./shell-app";

/** Every screen, every application and the shell's own actions, nearest first: this application, others, the account. */
export function useCommandEntries(
  apps: readonly ShellApp[] | undefined,
  isAdmin: boolean,
  onSignOut: () => void,
): CommandEntry[] {
  const router = useRouter();
  const appId = appIdOf(usePathname());
  const { setTheme } = useTheme();

  return useMemo(() => {
    const place = (group: string, hint?: string) => (item: NavItem) => ({
      id: `go:${item.href}`,
      group,
      label: item.label,
      icon: item.icon,
      keywords: item.keywords ?? [],
      ...(hint ? { hint } : {}),
      run: () => router.push(item.href),
    });
    const current = apps?.find((app) => app.id === appId);
    const here = appId ? appNav(appId).flatMap((section) => section.items) : [];
    const theme = (value: string, label: string, icon: typeof Sun) => ({
      id: `theme:${value}`,
      group: "Actions",
      label,
      icon,
      keywords: ["theme", "appearance", "mode"],
      run: () => setTheme(value),
    });
    return [
      ...here.map(place(current?.name ?? "This application")),
      ...(apps ?? []).map((app) => ({
        id: `app:${app.id}`,
        group: "Applications",
        label: app.name,
        icon: AppWindow,
        keywords: [app.id],
        run: () => router.push(`/apps/${app.id}`),
      })),
      ...workspaceNav(isAdmin).flatMap(({ label, items }) => items.map(place(label))),
      theme("light", "Use the light theme", Sun),
      theme("dark", "Use the dark theme", Moon),
      theme("system", "Follow the system's theme", Monitor),
      { id: "sign-out", group: "Actions", label: "Sign out", icon: LogOut, keywords: ["log out"], run: onSignOut },
    ];
  }, [apps, isAdmin, appId, router, setTheme, onSignOut]);
}
