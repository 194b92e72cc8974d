"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";

import { filterParsers, type ListShape, type TableQuery, tableParsers, toTableQuery } from "./table-params";

/** A list's query and the ways to change it. Every change but a page turn goes back to page 1. */
export type TableQueryState<F extends string = string, S extends string = string> = TableQuery<F, S> & {
  /** Ids of the columns that sort. */
  sorts: readonly S[];
  setPage: (page: number) => void;
  setLimit: (limit: number) => void;
  setSearch: (q: string) => void;
  /** By this column ascending, then descending, then in the list's own order again. */
  toggleSort: (id: string) => void;
  setFilter: (name: F, value: string) => void;
  setHidden: (ids: string[]) => void;
  /** Drops search and filters. */
  clear: () => void;
  /** Whether a search or a filter narrows the list. */
  isNarrowed: boolean;
};

/**
 * Keeps a list's page, size, search, sort, filters and hidden columns in the URL, so that reload, back and a sent link
 * show the same list. Searching replaces the history entry, everything else adds one. `shape` must be a constant.
 */
export function useTableQuery<F extends string, S extends string>(shape: ListShape<F, S>): TableQueryState<F, S> {
  const { filters, sorts } = shape;
  const [raw, setRaw] = useQueryStates(tableParsers);
  const parsers = useMemo(() => filterParsers(filters), [filters]);
  const [values, setValues] = useQueryStates(parsers);

  return useMemo(() => {
    const chosen = values as Record<F, string>;
    const query = toTableQuery(raw, chosen, sorts);
    const push = { history: "push" } as const;
    const only = (name: F, value: string | null) => ({ [name]: value }) as Parameters<typeof setValues>[0];
    const none = () => Object.fromEntries(filters.map((name) => [name, null])) as Parameters<typeof setValues>[0];
    return {
      ...query,
      sorts,
      setPage: (page) => void setRaw({ page }, push),
      setLimit: (limit) => void setRaw({ limit, page: null }, push),
      setSearch: (q) => void setRaw({ q: q || null, page: null }),
      toggleSort: (id) => {
        const now = query.sort?.id === id ? query.sort : null;
        void setRaw({ sort: now ? (now.desc ? null : `-${id}`) : id, page: null }, push);
      },
      setFilter: (name, value) => {
        void setValues(only(name, value || null), push);
        void setRaw({ page: null }, push);
      },
      setHidden: (hide) => void setRaw({ hide: hide.length > 0 ? hide : null }),
      clear: () => {
        void setRaw({ q: null, page: null }, push);
        void setValues(none(), push);
      },
      isNarrowed: raw.q !== "" || filters.some((name) => chosen[name] !== ""),
    };
  }, [raw, values, setRaw, setValues, filters, sorts]);
}
