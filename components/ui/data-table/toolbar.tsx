"use client";

import type { ReactTable, RowData } from "@tanstack/react-table";
import { ListFilter, Search, SlidersHorizontal, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { Button } from "../button";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "../dropdown-menu";
import { Input } from "../input";
import type { DataTableFeatures } from "./features";
import type { TableQueryState } from "./use-table-query";

const TYPING_PAUSE_MS = 250;

/** A filter with a few known values. */
export type TableFilter<F extends string> = {
  name: F;
  label: string;
  options: readonly { value: string; label: string }[];
};

type ToolbarProps<T extends RowData, F extends string> = {
  table: ReactTable<DataTableFeatures, T>;
  query: TableQueryState<F>;
  placeholder: string;
  filters?: readonly TableFilter<F>[] | undefined;
  actions?: ReactNode;
};

/** Search, filters and column choice on the left, actions on the right. */
export function DataTableToolbar<T extends RowData, F extends string>(props: ToolbarProps<T, F>) {
  const { table, query, placeholder, filters = [], actions } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField value={query.q} onChange={query.setSearch} placeholder={placeholder} />
      {filters.map((filter) => (
        <FilterMenu
          key={filter.name}
          filter={filter}
          value={query.filters[filter.name]}
          onChange={(value) => query.setFilter(filter.name, value)}
        />
      ))}
      {query.isNarrowed && (
        <Button variant="ghost" onClick={query.clear}>
          Clear
          <X aria-hidden="true" />
        </Button>
      )}
      <div className="ml-auto flex items-center gap-2">
        <ColumnMenu table={table} />
        {actions}
      </div>
    </div>
  );
}

type SearchFieldProps = { value: string; onChange: (value: string) => void; placeholder: string };

/** Tells of what is typed after a short pause; "/" anywhere on the page brings the cursor here. */
function SearchField({ value, onChange, placeholder }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(value);

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.key !== "/" || event.metaKey || event.ctrlKey) return;
      if (target?.closest("input, textarea, select, [role=dialog], [contenteditable=true]")) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <div className="relative w-full sm:w-64">
      <Search aria-hidden="true" className="absolute top-2 left-2.5 size-4 text-muted-foreground" />
      <Input
        ref={field}
        type="search"
        value={text}
        aria-label={placeholder}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        className="pl-8"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setText("")}
      />
    </div>
  );
}

type FilterMenuProps = {
  filter: TableFilter<string>;
  value: string;
  onChange: (value: string) => void;
};

function FilterMenu({ filter, value, onChange }: FilterMenuProps) {
  const chosen = filter.options.find((option) => option.value === value);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger>
        <Button variant="outline" className={chosen ? undefined : "border-dashed"}>
          <ListFilter aria-hidden="true" className="size-3.5 text-muted-foreground" />
          {filter.label}
          {chosen && <span className="ml-0.5 border-l pl-2 text-brand">{chosen.label}</span>}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuRadioGroup value={value} onValueChange={onChange}>
          <DropdownMenuRadioItem value="">Any</DropdownMenuRadioItem>
          {filter.options.map((option) => (
            <DropdownMenuRadioItem key={option.value} value={option.value}>
              {option.label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function ColumnMenu<T extends RowData>({ table }: { table: ReactTable<DataTableFeatures, T> }) {
  const columns = table.getAllLeafColumns().filter((column) => column.getCanHide());
  return (
    <DropdownMenu>
      <DropdownMenuTrigger>
        <Button variant="outline" aria-label="Columns" className="max-sm:size-8 max-sm:px-0">
          <SlidersHorizontal aria-hidden="true" className="size-3.5 text-muted-foreground" />
          <span className="max-sm:hidden">Columns</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>Show columns</DropdownMenuLabel>
        {columns.map((column) => (
          <DropdownMenuCheckboxItem
            key={column.id}
            checked={column.getIsVisible()}
            onCheckedChange={(value) => column.toggleVisibility(value)}
            onSelect={(event) => event.preventDefault()}
          >
            {column.columnDef.meta?.label ??
              (typeof column.columnDef.header === "string" ? column.columnDef.header : column.id)}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
