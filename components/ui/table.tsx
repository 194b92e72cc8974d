import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

/** A table that fills its parent. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <table data-slot="table" className={cn("w-full border-separate border-spacing-0 text-13", className)} {...props} />
  );
}

/** The head row group. */
export function TableHeader(props: ComponentProps<"thead">) {
  return <thead {...props} />;
}

/** The body row group. */
export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

/** A row; it lights up under the pointer and while selected. */
export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "group/row [--row:var(--card)] hover:[--row:var(--row-hover)] data-[selected]:[--row:var(--row-selected)]",
        className,
      )}
      {...props}
    />
  );
}

/** The head of a column. */
export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn(
        "h-9 whitespace-nowrap border-b bg-(--table-head) px-2.5 text-left font-medium text-muted-foreground text-xs first:pl-4 last:pr-4",
        className,
      )}
      {...props}
    />
  );
}

/** A cell. */
export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return (
    <td
      className={cn(
        "h-10 whitespace-nowrap border-b bg-(--row) transition-colors px-2.5 first:pl-4 last:pr-4 group-last/row:border-b-0",
        className,
      )}
      {...props}
    />
  );
}
