"use client";

import { Menu, Search } from "lucide-react";
import { type ReactNode, useState } from "react";

import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Sheet, SheetContent, SheetDescription, SheetTitle, SheetTrigger } from "@/components/ui/sheet";

import { AccountMenu, type ShellAccount } from "./account-menu";
import type { ShellApp } from "./app-switcher";
import { Breadcrumb } from "./breadcrumb";
import { CommandPalette } from "./command-palette";
import { Sidebar } from "./sidebar";
import { ThemeToggle } from "./theme-toggle";
import { useCommandEntries } from "./use-command-entries";

type AppShellProps = {
  /** The account's applications, absent while they load. */
  apps: readonly ShellApp[] | undefined;
  account: ShellAccount;
  onSignOut: () => void;
  children: ReactNode;
};

/** The frame of the dashboard: sidebar (a sheet on narrow screens), top bar, command palette, and the page. */
export function AppShell({ apps, account, onSignOut, children }: AppShellProps) {
  const [menuOpen, setMenuOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const entries = useCommandEntries(apps, onSignOut);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-13 text-primary-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside className="sticky top-0 h-dvh border-sidebar-border border-r max-lg:hidden">
        <Sidebar apps={apps} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-background/85 px-3 backdrop-blur-md sm:px-5">
          <Sheet open={menuOpen} onOpenChange={setMenuOpen}>
            <SheetTrigger asChild>
              <Button variant="ghost" size="icon" aria-label="Open navigation" className="lg:hidden">
                <Menu aria-hidden="true" />
              </Button>
            </SheetTrigger>
            <SheetContent side="left" className="bg-sidebar [&>button]:hidden">
              <SheetTitle className="sr-only">Navigation</SheetTitle>
              <SheetDescription className="sr-only">Applications and the pages of the current one.</SheetDescription>
              <Sidebar apps={apps} onNavigate={() => setMenuOpen(false)} />
            </SheetContent>
          </Sheet>
          <Breadcrumb apps={apps} />
          <Button
            variant="outline"
            aria-label="Search pages and actions"
            aria-keyshortcuts="Meta+K Control+K"
            onClick={() => setPaletteOpen(true)}
            className="font-normal text-muted-foreground max-sm:size-8 max-sm:border-transparent max-sm:bg-transparent max-sm:px-0 max-sm:shadow-none sm:pr-1.5"
          >
            <Search aria-hidden="true" className="size-3.5" />
            <span className="mr-3 max-sm:hidden">Search</span>
            <Kbd className="max-sm:hidden">⌘K</Kbd>
          </Button>
          <ThemeToggle />
          <AccountMenu account={account} onSignOut={onSignOut} />
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 outline-none sm:px-6">
          {children}
        </main>
      </div>
      <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} entries={entries} />
    </div>
  );
}
