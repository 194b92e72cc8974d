"use client";

import { Boxes, Check } from "lucide-react";
import { useEffect, useRef } from "react";

import { Avatar } from "@/components/ui/avatar";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";

import type { ShellApp } from "./shell-app";

type AppSwitcherListProps = {
  apps: readonly ShellApp[] | undefined;
  currentId: string | null;
  onGo: (href: string) => void;
};

/** The applications to switch to, searched by typing. */
export function AppSwitcherList({ apps, currentId, onGo }: AppSwitcherListProps) {
  // It arrives after the window that holds it has opened and taken the focus.
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  return (
    <Command label="Applications">
      <CommandInput ref={search} placeholder="Find an application…" className="h-10" />
      <CommandList>
        <CommandEmpty>No application has that name.</CommandEmpty>
        {apps && apps.length > 0 && (
          <CommandGroup heading="Applications">
            {apps.map((app) => (
              <CommandItem key={app.id} value={`${app.name} ${app.id}`} onSelect={() => onGo(`/apps/${app.id}`)}>
                <Avatar name={app.name} className="size-5 rounded" />
                <span className="flex-1 truncate">{app.name}</span>
                {app.id === currentId && <Check aria-hidden="true" />}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        <CommandGroup>
          <CommandItem value="All applications" onSelect={() => onGo("/apps")}>
            <Boxes aria-hidden="true" />
            All applications
          </CommandItem>
        </CommandGroup>
      </CommandList>
    </Command>
  );
}
