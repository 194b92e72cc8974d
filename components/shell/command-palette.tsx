"use client";

import type { LucideIcon } from "lucide-react";
import { Dialog as DialogPrimitive } from "radix-ui";
import { useMemo } from "react";

import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { overlayClasses } from "@/components/ui/dialog";

/** Something the palette can do. Entries of one group stand together, in the order given. */
export type CommandEntry = {
  id: string;
  group: string;
  label: string;
  icon: LucideIcon;
  /** Grey words at the right: where it leads. */
  hint?: string;
  keywords?: string[];
  run: () => void;
};

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  entries: readonly CommandEntry[];
};

/** Each typed word must occur in the entry's own words; the beginning of its name counts most. */
function rank(_id: string, search: string, words: string[] = []): number {
  const text = words.join(" ").toLowerCase();
  const typed = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (!typed.every((word) => text.includes(word))) return 0;
  return text.startsWith(typed[0] ?? "") ? 1 : 0.5;
}

/** A search over everything one can do or see. */
export function CommandPalette({ open, onOpenChange, entries }: CommandPaletteProps) {
  const groups = useMemo(() => {
    const byName = new Map<string, CommandEntry[]>();
    for (const entry of entries) byName.set(entry.group, [...(byName.get(entry.group) ?? []), entry]);
    return [...byName];
  }, [entries]);

  return (
    <DialogPrimitive.Root open={open} onOpenChange={onOpenChange}>
      <DialogPrimitive.Portal>
        <DialogPrimitive.Overlay className={overlayClasses} />
        <DialogPrimitive.Content className="fade-in-0 zoom-in-98 fixed top-[12dvh] left-1/2 z-50 w-[calc(100%-2rem)] max-w-xl -translate-x-1/2 animate-in overflow-hidden rounded-xl border bg-popover text-popover-foreground shadow-lg duration-100">
          <DialogPrimitive.Title className="sr-only">Command palette</DialogPrimitive.Title>
          <DialogPrimitive.Description className="sr-only">
            Search for a page, an application or an action.
          </DialogPrimitive.Description>
          <Command label="Command palette" loop filter={rank}>
            <CommandInput placeholder="Where to?" />
            <CommandList>
              <CommandEmpty>Nothing by that name.</CommandEmpty>
              {groups.map(([group, items]) => (
                <CommandGroup key={group} heading={group}>
                  {items.map((entry) => (
                    <CommandItem
                      key={entry.id}
                      value={entry.id}
                      keywords={[entry.label, entry.group, ...(entry.keywords ?? [])]}
                      onSelect={() => {
                        onOpenChange(false);
                        entry.run();
                      }}
                    >
                      <entry.icon aria-hidden="true" />
                      <span className="flex-1 truncate">{entry.label}</span>
                      {entry.hint && <span className="truncate text-muted-foreground text-xs">{entry.hint}</span>}
                    </CommandItem>
                  ))}
                </CommandGroup>
              ))}
            </CommandList>
          </Command>
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  );
}
