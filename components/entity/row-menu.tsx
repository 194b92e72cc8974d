"use client";

import { Ellipsis, type LucideIcon } from "lucide-react";
import { Fragment } from "react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** One thing that can be done to a row. */
export type RowAction = { label: string; icon: LucideIcon; onSelect: () => void; destructive?: boolean };

type RowMenuProps = {
  /** The row's name, for "Actions for …". */
  name: string;
  /** Groups, with a line between them; absent actions may stand as `false`. */
  groups: readonly (readonly (RowAction | false)[])[];
};

/** What can be done to one row. */
export function RowMenu({ name, groups }: RowMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger>
        <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${name}`}>
          <Ellipsis aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {groups.map((group, index) => {
          const actions = group.filter((action) => action !== false);
          return (
            <Fragment key={actions.map(({ label }) => label).join()}>
              {index > 0 && groups[index - 1]?.some(Boolean) && actions.length > 0 && <DropdownMenuSeparator />}
              {actions.map(({ label, icon: Icon, onSelect, destructive }) => (
                <DropdownMenuItem key={label} variant={destructive ? "destructive" : "default"} onSelect={onSelect}>
                  <Icon aria-hidden="true" />
                  {label}
                </DropdownMenuItem>
              ))}
            </Fragment>
          );
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
