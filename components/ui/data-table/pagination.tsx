"use client";

import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from "lucide-react";

import { formatCount } from "@/components/lib/format";

import { Button } from "../button";
import { NativeSelect } from "../native-select";
import { Skeleton } from "../skeleton";
import { PAGE_SIZES } from "./table-params";
import type { TableQueryState } from "./use-table-query";

type PaginationProps = {
  query: Pick<TableQueryState, "page" | "limit" | "setPage" | "setLimit">;
  total: number | undefined;
  /** Whether there are more than `total`, of which nobody knows how many. */
  isCapped?: boolean;
};

/** Which rows are shown, how many a page, and the way to other pages. */
export function DataTablePagination({ query, total, isCapped = false }: PaginationProps) {
  const pages = Math.max(1, Math.ceil((total ?? 0) / query.limit));
  const first = total === 0 ? 0 : (query.page - 1) * query.limit + 1;
  const last = Math.min(query.page * query.limit, total ?? 0);
  return (
    <nav
      aria-label="Pages"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-muted-foreground text-xs"
    >
      <p aria-live="polite" className="tabular-nums">
        {total === undefined ? (
          <Skeleton className="h-3.5 w-28" />
        ) : (
          <>
            {formatCount(first)}–{formatCount(last)} of{" "}
            <span className="text-foreground">
              {formatCount(total)}
              {isCapped && "+"}
            </span>
            {isCapped && <span className="max-sm:hidden"> · narrow the search to see the rest</span>}
          </>
        )}
      </p>
      <div className="flex items-center gap-1.5">
        <NativeSelect
          aria-label="Rows per page"
          value={query.limit}
          onChange={(event) => query.setLimit(Number(event.target.value))}
          className="mr-2 h-7 text-xs sm:text-xs"
        >
          {PAGE_SIZES.map((size) => (
            <option key={size} value={size}>
              {size} a page
            </option>
          ))}
        </NativeSelect>
        <PageButton label="First page" to={1} off={query.page <= 1} go={query.setPage} icon={ChevronsLeft} />
        <PageButton
          label="Previous page"
          to={query.page - 1}
          off={query.page <= 1}
          go={query.setPage}
          icon={ChevronLeft}
        />
        <span className="px-1 tabular-nums">
          {formatCount(query.page)} / {formatCount(pages)}
          {isCapped && "+"}
        </span>
        <PageButton
          label="Next page"
          to={query.page + 1}
          off={query.page >= pages}
          go={query.setPage}
          icon={ChevronRight}
        />
        <PageButton label="Last page" to={pages} off={query.page >= pages} go={query.setPage} icon={ChevronsRight} />
      </div>
    </nav>
  );
}

type PageButtonProps = {
  label: string;
  to: number;
  off: boolean;
  go: (page: number) => void;
  icon: typeof ChevronLeft;
};

function PageButton({ label, to, off, go, icon: Icon }: PageButtonProps) {
  return (
    <Button variant="outline" size="icon-sm" aria-label={label} disabled={off} onClick={() => go(to)}>
      <Icon aria-hidden="true" className="size-3.5" />
    </Button>
  );
}
