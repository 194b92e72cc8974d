"use client";

import { Sheet, SheetContent, SheetDescription, SheetTitle } from "@/components/ui/sheet";

import type { ShellApp } from "./shell-app";
import { Sidebar } from "./sidebar";

type MobileNavProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  apps: readonly ShellApp[] | undefined;
  isAdmin: boolean;
};

/** The sidebar as a sheet, for narrow screens. Going somewhere closes it. */
export function MobileNav({ open, onOpenChange, apps, isAdmin }: MobileNavProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent side="left" className="bg-sidebar [&>button]:hidden">
        <SheetTitle className="sr-only">Navigation</SheetTitle>
        <SheetDescription className="sr-only">Applications and the pages of the current one.</SheetDescription>
        <Sidebar apps={apps} isAdmin={isAdmin} onNavigate={() => onOpenChange(false)} />
      </SheetContent>
    </Sheet>
  );
}
