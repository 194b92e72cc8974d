"use client";

import type { RowData } from "@tanstack/react-table";

import { Checkbox } from "../checkbox";
import { type DataTableColumn, dataTableColumns } from "./features";

/** The column of checkboxes. The head selects the page. */
export function selectionColumn<T extends RowData & { id: string }>(noun: string): DataTableColumn<T> {
  return dataTableColumns<T>().display({
    id: "select",
    enableHiding: false,
    meta: { className: "w-10 pr-0", skeleton: "size-4" },
    header: ({ table }) => (
      <Checkbox
        aria-label="Select this page"
        checked={table.getIsAllPageRowsSelected() || (table.getIsSomePageRowsSelected() && "indeterminate")}
        onCheckedChange={(value) => table.toggleAllPageRowsSelected(value === true)}
        className="block"
      />
    ),
    cell: ({ row }) => (
      <Checkbox
        aria-label={`Select ${noun} ${row.index + 1}`}
        checked={row.getIsSelected()}
        onCheckedChange={(value) => row.toggleSelected(value === true)}
        className="block"
      />
    ),
  });
}
