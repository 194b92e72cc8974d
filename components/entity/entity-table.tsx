"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { RowData } from "@tanstack/react-table";
import { type LucideIcon, Plus } from "lucide-react";
import type { ReactNode } from "react";

import { CsvLink } from "@/components/job/csv-link";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table/data-table";
import type { DataTableColumn } from "@/components/ui/data-table/features";
import type { TableFilter } from "@/components/ui/data-table/toolbar";
import type { TableQueryState } from "@/components/ui/data-table/use-table-query";
import { EmptyState } from "@/components/ui/empty-state";

import { narrowing } from "./list-input";

type EntityTableProps<T extends RowData & { id: string }, F extends string> = {
  /** The heading of the list, and what one row is called. */
  label: string;
  noun: string;
  icon: LucideIcon;
  query: TableQueryState<F>;
  /** The page of rows, asked for with `keepPreviousData`. */
  list: UseQueryResult<{ rows: T[]; total: number; isCapped?: boolean }, unknown>;
  columns: DataTableColumn<T>[];
  search: string;
  filters?: readonly TableFilter<F>[];
  /** At the right end of the toolbar. */
  actions?: ReactNode;
  /** What the list can be saved as: whose it is, its name for `/api/export`, and its input. */
  csv?: { owner: string; set: string; input: object };
  bulkActions?: (ids: string[], clear: () => void) => ReactNode;
  /** What an empty list is for, and what to do next. */
  empty: { title: string; description: ReactNode; action?: { label: string; onClick: () => void } };
};

/** A list of what an application or account holds: its data, its states and its table in one. */
export function EntityTable<T extends RowData & { id: string }, F extends string = never>(
  props: EntityTableProps<T, F>,
) {
  const { label, noun, icon, query, list, columns, search, filters, actions, csv, bulkActions, empty } = props;
  return (
    <DataTable
      label={label}
      noun={noun}
      columns={columns}
      query={query}
      rows={list.data?.rows}
      total={list.data?.total}
      isCapped={list.data?.isCapped}
      isFetching={list.isFetching && (list.isPlaceholderData || list.isError)}
      error={list.error ? { message: describeError(list.error) } : null}
      onRetry={() => void list.refetch()}
      searchPlaceholder={search}
      {...(filters ? { filters } : {})}
      actions={
        <>
          {actions}
          {csv && <CsvLink owner={csv.owner} set={csv.set} filter={narrowing(csv.input)} />}
        </>
      }
      {...(bulkActions ? { bulkActions } : {})}
      empty={
        <Card>
          <EmptyState
            icon={icon}
            title={empty.title}
            description={empty.description}
            action={
              empty.action && (
                <Button onClick={empty.action.onClick}>
                  <Plus aria-hidden="true" />
                  {empty.action.label}
                </Button>
              )
            }
          />
        </Card>
      }
    />
  );
}
