"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { RowData } from "@tanstack/react-table";
import { type LucideIcon, Plus } from "lucide-react";
import { type ReactNode, useMemo } from "react";

import type { BulkOutcome } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { DataTableColumn } from "@/components/ui/data-table/features";
import type { TableFilter } from "@/components/ui/data-table/toolbar";
import type { TableQueryState } from "@/components/ui/data-table/use-table-query";
import { PageHeader } from "@/components/ui/page-header";

import { BulkDelete } from "./bulk-delete";
import { EntityTable } from "./entity-table";
import type { Changes } from "./use-changes";
import { useCreating } from "./use-creating";
import { type Ask, useQuestion } from "./use-question";

/** What rows of a plain list can be asked to open. */
export type EntityQuestion = "edit" | "delete";

/** What the form of a new or an existing row needs; `row` is null for a new one. */
export type EntityFormProps<T> = { open: boolean; onOpenChange: (open: boolean) => void; row: T | null };

/** How a list speaks of what it holds. */
export type EntityWords<T> = {
  title: string;
  description: ReactNode;
  noun: string;
  /** On the button that opens the form of a new row. */
  create: string;
  search: string;
  emptyTitle: string;
  emptyText: ReactNode;
  /** The name of a row, and what its deletion brings about. */
  nameOf: (row: T) => string;
  deleting: ReactNode;
};

type EntityScreenProps<T extends RowData & { id: string }, F extends string> = {
  words: EntityWords<T>;
  icon: LucideIcon;
  query: TableQueryState<F>;
  list: UseQueryResult<{ rows: T[]; total: number; isCapped?: boolean }, unknown>;
  /** Must be a constant. */
  columns: (ask: Ask<EntityQuestion, T>) => DataTableColumn<T>[];
  filters?: readonly TableFilter<F>[];
  changes: Changes;
  /** What the list can be saved as: whose it is, its name for `/api/export`, and its input. */
  csv: { owner: string; set: string; input: object };
  /** Deletes one row by its id. */
  remove: (id: string) => Promise<unknown>;
  /** Deletes several in one call. */
  removeAll: (ids: string[]) => Promise<BulkOutcome>;
  /** What deleting several asks for: the application's name. */
  confirmWith: string;
  form: (props: EntityFormProps<T>) => ReactNode;
  /** A heading below the page's own makes this a part of a page, without a head of its own. */
  level?: "page" | "part";
  /** Between head and list: tabs, a hint. */
  above?: ReactNode;
};

/** A plain list with its head: search, a form for new and existing rows, deletion of one and of several. */
export function EntityScreen<T extends RowData & { id: string }, F extends string = never>(
  props: EntityScreenProps<T, F>,
) {
  const { words, columns: makeColumns, changes, remove, removeAll, form, level = "page" } = props;
  const creating = useCreating();
  const { asked, ask, open, setOpen } = useQuestion<EntityQuestion, T>();
  const columns = useMemo(() => makeColumns(ask), [makeColumns, ask]);
  const create = () => creating.setOpen(true);
  const button = (
    <Button onClick={create}>
      <Plus aria-hidden="true" />
      {words.create}
    </Button>
  );
  const noun = words.noun.charAt(0).toUpperCase() + words.noun.slice(1);
  return (
    <>
      {level === "page" ? (
        <PageHeader title={words.title} description={words.description} actions={button} />
      ) : (
        <div className="mb-3 flex items-center justify-between gap-4">
          <h2 className="font-semibold text-sm tracking-tight">{words.title}</h2>
          {button}
        </div>
      )}
      {props.above}
      <EntityTable
        label={words.title}
        noun={words.noun}
        icon={props.icon}
        query={props.query}
        list={props.list}
        columns={columns}
        csv={props.csv}
        search={words.search}
        {...(props.filters ? { filters: props.filters } : {})}
        bulkActions={(ids, clear) => (
          <BulkDelete
            ids={ids}
            noun={words.noun}
            description={words.deleting}
            typeToConfirm={props.confirmWith}
            onDelete={() => changes.forAll(ids, removeAll, { noun: words.noun, done: "deleted" }).then(clear)}
          />
        )}
        empty={{
          title: words.emptyTitle,
          description: words.emptyText,
          action: { label: words.create, onClick: create },
        }}
      />
      {creating.needed && form({ open: creating.open, onOpenChange: creating.setOpen, row: null })}
      {asked?.about === "edit" && form({ open, onOpenChange: setOpen, row: asked.row })}
      {asked?.about === "delete" && (
        <ConfirmDialog
          open={open}
          onOpenChange={setOpen}
          title={`Delete this ${words.noun}?`}
          description={
            <>
              <bdi className="break-all font-medium text-foreground">{words.nameOf(asked.row)}</bdi> goes.{" "}
              {words.deleting}
            </>
          }
          action={`Delete ${words.noun}`}
          onConfirm={() => changes.inDialog(() => remove(asked.row.id), `${noun} deleted`)}
        />
      )}
    </>
  );
}
