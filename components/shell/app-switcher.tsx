"use client";

import { ChevronsUpDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Avatar } from "@/components/ui/avatar";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";

import { LogoMark } from "./logo";
import type { ShellApp } from "./shell-app";

const AppSwitcherList = dynamic(() => import("./app-switcher-list").then((file) => file.AppSwitcherList), {
  loading: () => <div className="h-40" />,
});

type AppSwitcherProps = { apps: readonly ShellApp[] | undefined; currentId: string | null; onNavigate?: () => void };

/** The top of the sidebar: which application one is in, and the way to the others. */
export function AppSwitcher({ apps, currentId, onNavigate }: AppSwitcherProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const current = apps?.find((app) => app.id === currentId);

  function go(href: string) {
    setOpen(false);
    router.push(href);
    onNavigate?.();
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Switch application"
      className="w-64 p-0"
      trigger={
        <button
          type="button"
          className="focus-ring flex h-10 w-full items-center gap-2.5 rounded-lg border border-transparent px-2 text-left hover:bg-sidebar-accent data-[state=open]:bg-sidebar-accent"
        >
          {current ? <Avatar name={current.name} className="size-6" /> : <LogoMark />}
          <span className="min-w-0 flex-1 truncate font-semibold text-13 text-foreground">
            {current?.name ?? (currentId && !apps ? <Skeleton className="h-3.5 w-24" /> : "Latchkey")}
          </span>
          <span className="sr-only">Switch application</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
        </button>
      }
    >
      <AppSwitcherList apps={apps} currentId={currentId} onGo={go} />
    </Popover>
  );
}
