"use client";

import { Menu, Search } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useState } from "react";

import { useLatch } from "@/components/lib/use-latch";
import { useWhenIdle } from "@/components/lib/use-when-idle";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

import { AccountMenu, type ShellAccount } from "./account-menu";
import { Breadcrumb } from "./breadcrumb";
import type { ShellApp } from "./shell-app";
import { Sidebar } from "./sidebar";
import { ThemeToggle } from "./theme-toggle";
import { useCommandEntries } from "./use-command-entries";
import { usePaletteKey } from "./use-palette-key";

const JobsTray = dynamic(() => import("@/components/job/jobs-tray").then((file) => file.JobsTray), { ssr: false });
const MobileNav = dynamic(() => import("./mobile-nav").then((file) => file.MobileNav));
const loadPalette = () => import("./command-palette").then((file) => file.CommandPalette);
const CommandPalette = dynamic(loadPalette);

type AppShellProps = {
  /** The account's applications, absent while they load. */
  apps: readonly ShellApp[] | undefined;
  account: ShellAccount;
  onSignOut: () => void;
  children: ReactNode;
};

/** The frame of the dashboard: sidebar (a sheet on narrow screens), top bar, command palette, and the page. */
export function AppShell({ apps, account, onSignOut, children }: AppShellProps) {
  const isAdmin = account.role === "admin";
  const [menuOpen, setMenuOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const menuNeeded = useLatch(menuOpen);
  const paletteNeeded = useLatch(paletteOpen);
  usePaletteKey(useCallback(() => setPaletteOpen((open) => !open), []));
  useWhenIdle(loadPalette);
  const entries = useCommandEntries(apps, isAdmin, onSignOut);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-13 text-primary-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside className="sticky top-0 h-dvh border-sidebar-border border-r max-lg:hidden">
        <Sidebar apps={apps} isAdmin={isAdmin} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-background/85 px-3 backdrop-blur-md sm:px-5">
          <Button
            variant="ghost"
            size="icon"
            aria-label="Open navigation"
            aria-haspopup="dialog"
            aria-expanded={menuOpen}
            onClick={() => setMenuOpen(true)}
            className="lg:hidden"
          >
            <Menu aria-hidden="true" />
          </Button>
          {menuNeeded && <MobileNav open={menuOpen} onOpenChange={setMenuOpen} apps={apps} isAdmin={isAdmin} />}
          <Breadcrumb apps={apps} isAdmin={isAdmin} />
          <Button
            variant="outline"
            aria-keyshortcuts="Meta+K Control+K"
            onClick={() => setPaletteOpen(true)}
            className="font-normal text-muted-foreground max-sm:size-8 max-sm:border-transparent max-sm:bg-transparent max-sm:px-0 max-sm:shadow-none sm:pr-1.5"
          >
            <Search aria-hidden="true" className="size-3.5" />
            <span className="mr-3 max-sm:sr-only">Search</span>
            <Kbd className="max-sm:hidden">⌘K</Kbd>
          </Button>
          <JobsTray />
          <ThemeToggle />
          <AccountMenu account={account} onSignOut={onSignOut} />
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 outline-none sm:px-6">
          {children}
        </main>
      </div>
      {paletteNeeded && <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} entries={entries} />}
    </div>
  );
}
