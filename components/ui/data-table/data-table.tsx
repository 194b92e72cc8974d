"use client";

import { type RowData, type RowSelectionState, useTable } from "@tanstack/react-table";
import { type ReactNode, useEffect, useMemo, useState } from "react";

import { cn } from "@/components/lib/cn";

import { ErrorState } from "../error-state";
import { BulkBar } from "./bulk-bar";
import { DataTableBody, DataTableHead, DataTableSkeleton } from "./data-table-rows";
import { type DataTableColumn, dataTableFeatures } from "./features";
import { DataTablePagination } from "./pagination";
import { selectionColumn } from "./selection-column";
import { DataTableToolbar, type TableFilter } from "./toolbar";
import type { TableQueryState } from "./use-table-query";

const NO_ROWS: never[] = [];

type DataTableProps<T extends RowData & { id: string }, F extends string> = {
  /** Names the table for screen readers. */
  label: string;
  columns: DataTableColumn<T>[];
  query: TableQueryState<F>;
  /** The page of rows, absent while it is on its way. */
  rows: readonly T[] | undefined;
  /** How many rows the query finds on all pages. */
  total: number | undefined;
  /** Whether there are more than `total`, which were not counted; pages are turned no further either. */
  isCapped?: boolean | undefined;
  /** A new page is under way while the old one is shown. */
  isFetching?: boolean;
  error?: { message: string } | null;
  onRetry?: () => void;
  searchPlaceholder: string;
  filters?: readonly TableFilter<F>[];
  /** At the right end of the toolbar. */
  actions?: ReactNode;
  /** Makes rows selectable; receives the chosen ids, of all pages, and a way to let go of them. */
  bulkActions?: (ids: string[], clear: () => void) => ReactNode;
  /** What to show when the list has nothing at all. */
  empty: ReactNode;
  /** What a row is called, to begin `Select`: "license". */
  noun: string;
};

/**
 * A list whose pages, order, search and filters are the server's work and are held in the URL. Shows grey rows while the
 * first page loads, keeps the old page, dimmed, while the next one loads, and says so when there is nothing or an error.
 */
export function DataTable<T extends RowData & { id: string }, F extends string>(props: DataTableProps<T, F>) {
  const { columns, query, rows, total, bulkActions, error, noun, isFetching = false } = props;
  const [selection, setSelection] = useState<RowSelectionState>({});
  const narrowing = JSON.stringify([query.q, query.filters]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed search or filter is what lets go of the selection.
  useEffect(() => setSelection({}), [narrowing]);

  const isSelectable = bulkActions !== undefined;
  const allColumns = useMemo(
    () => (isSelectable ? [selectionColumn<T>(noun), ...columns] : columns),
    [columns, noun, isSelectable],
  );
  const visibility = useMemo(() => Object.fromEntries(query.hide.map((id) => [id, false])), [query.hide]);

  const table = useTable({
    features: dataTableFeatures,
    columns: allColumns,
    data: rows ?? NO_ROWS,
    getRowId: (row) => row.id,
    state: { rowSelection: selection, columnVisibility: visibility },
    onRowSelectionChange: setSelection,
    onColumnVisibilityChange: (update) => {
      const next = typeof update === "function" ? update(visibility) : update;
      query.setHidden(Object.keys(next).filter((id) => next[id] === false));
    },
  });

  const selected = Object.keys(selection).filter((id) => selection[id]);
  const failed = error && !rows;
  const nothing = rows !== undefined && rows.length === 0;
  if (nothing && !query.isNarrowed && query.page === 1) return props.empty;

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <DataTableToolbar
        table={table}
        query={query}
        placeholder={props.searchPlaceholder}
        filters={props.filters}
        actions={props.actions}
      />
      <div className="overflow-hidden rounded-xl border bg-card shadow-xs">
        <section
          aria-label={props.label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, also by keyboard.
          tabIndex={0}
          className="focus-visible:-outline-offset-2 relative overflow-x-auto"
        >
          <table
            aria-busy={isFetching || undefined}
            className={cn("w-full border-separate border-spacing-0 text-13", isFetching && rows && "opacity-60")}
          >
            <caption className="sr-only">{props.label}</caption>
            <DataTableHead table={table} query={query} />
            {rows === undefined && !failed ? (
              <DataTableSkeleton table={table} count={Math.min(query.limit, 10)} />
            ) : (
              <DataTableBody table={table} />
            )}
          </table>
        </section>
        {failed && <ErrorState message={error.message} onRetry={props.onRetry} retrying={isFetching} />}
        {nothing && (
          <NothingFound onClear={query.isNarrowed ? query.clear : () => query.setPage(1)} narrowed={query.isNarrowed} />
        )}
      </div>
      {!failed && <DataTablePagination query={query} total={total} isCapped={props.isCapped ?? false} />}
      {bulkActions && selected.length > 0 && (
        <BulkBar count={selected.length} noun={noun} onClear={() => setSelection({})}>
          {bulkActions(selected, () => setSelection({}))}
        </BulkBar>
      )}
    </div>
  );
}

function NothingFound({ onClear, narrowed }: { onClear: () => void; narrowed: boolean }) {
  return (
    <div className="px-6 py-14 text-center">
      <p className="font-medium text-sm">{narrowed ? "Nothing matches" : "There is no such page"}</p>
      <p className="mt-1 text-13 text-muted-foreground">
        {narrowed ? "Try fewer letters or another filter." : "The list has become shorter."}{" "}
        <button type="button" onClick={onClear} className="text-brand underline-offset-4 hover:underline">
          {narrowed ? "Clear search and filters" : "Back to the first page"}
        </button>
      </p>
    </div>
  );
}
