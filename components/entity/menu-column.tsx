"use client";

import type { RowData } from "@tanstack/react-table";
import { Pencil, Trash2 } from "lucide-react";

import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";

import { MENU_COLUMN } from "./cells";
import type { EntityQuestion } from "./entity-screen";
import { type RowAction, RowMenu } from "./row-menu";
import type { Ask } from "./use-question";

type MenuOptions<T> = {
  nameOf: (row: T) => string;
  /** Whether rows can be edited. */
  edits?: boolean;
  /** What else can be done, before editing and deleting. */
  more?: (row: T) => (RowAction | false)[];
};

/** The last column of a plain list: a menu that edits and deletes. */
export function menuColumn<T extends RowData & { id: string }>(
  ask: Ask<EntityQuestion, T>,
  { nameOf, edits = true, more }: MenuOptions<T>,
): DataTableColumn<T> {
  return dataTableColumns<T>().display({
    id: "actions",
    header: () => <span className="sr-only">Actions</span>,
    enableHiding: false,
    meta: { className: MENU_COLUMN, skeleton: "ml-auto w-4" },
    cell: ({ row: { original: row } }) => (
      <RowMenu
        name={nameOf(row)}
        groups={[
          [...(more?.(row) ?? []), edits && { label: "Edit…", icon: Pencil, onSelect: () => ask("edit", row) }],
          [{ label: "Delete…", icon: Trash2, destructive: true, onSelect: () => ask("delete", row) }],
        ]}
      />
    ),
  });
}
