"use client";

import type { ReactTable, RowData } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";

import { cn } from "@/components/lib/cn";

import { Skeleton } from "../skeleton";
import { TableCell, TableHead, TableRow } from "../table";
import type { DataTableFeatures } from "./features";
import type { TableQueryState } from "./use-table-query";

type TableProps<T extends RowData> = { table: ReactTable<DataTableFeatures, T> };

type HeadProps<T extends RowData> = TableProps<T> & { query: Pick<TableQueryState, "sort" | "sorts" | "toggleSort"> };

/** The heads of the columns; those that sort are buttons. */
export function DataTableHead<T extends RowData>({ table, query }: HeadProps<T>) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {group.headers.map((header) => {
            const { id, columnDef } = header.column;
            const sort = query.sort?.id === id ? query.sort : null;
            const Icon = sort ? (sort.desc ? ArrowDown : ArrowUp) : ChevronsUpDown;
            return (
              <TableHead
                key={header.id}
                className={columnDef.meta?.className}
                aria-sort={sort ? (sort.desc ? "descending" : "ascending") : undefined}
              >
                {query.sorts.includes(id) ? (
                  <button
                    type="button"
                    onClick={() => query.toggleSort(id)}
                    className="focus-ring -mx-1.5 inline-flex h-6 items-center gap-1 rounded px-1.5 hover:text-foreground"
                  >
                    <table.FlexRender header={header} />
                    <Icon aria-hidden="true" className={cn("size-3", !sort && "opacity-50")} />
                  </button>
                ) : (
                  <table.FlexRender header={header} />
                )}
              </TableHead>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}

/** The rows of the page. */
export function DataTableBody<T extends RowData>({ table }: TableProps<T>) {
  return (
    <tbody>
      {table.getRowModel().rows.map((row) => (
        <TableRow key={row.id} data-selected={row.getIsSelected() ? "" : undefined}>
          {row.getVisibleCells().map((cell) => (
            <TableCell key={cell.id} className={cell.column.columnDef.meta?.className}>
              <table.FlexRender cell={cell} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </tbody>
  );
}

/** Grey rows of the same height as real ones, so that nothing moves when those arrive. */
export function DataTableSkeleton<T extends RowData>({ table, count }: TableProps<T> & { count: number }) {
  const columns = table.getVisibleLeafColumns();
  const rows = Array.from({ length: count }, (_, index) => `skeleton-${index}`);
  return (
    <tbody>
      {rows.map((key) => (
        <tr key={key} className="group/row">
          {columns.map((column) => (
            <TableCell key={column.id} className={column.columnDef.meta?.className}>
              <Skeleton className={cn("h-3.5 w-20", column.columnDef.meta?.skeleton)} />
            </TableCell>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
