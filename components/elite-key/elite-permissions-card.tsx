"use client";

import { describeError } from "@/components/trpc/errors";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";

import { PERMISSION_COLUMNS, type PermissionRow, permissionRows } from "./elite-permission-table";
import { useElitePermissions } from "./use-elite-permissions";

/** The 38 operations, by function and action, each on or off. */
export function ElitePermissionsCard() {
  const { query, set } = useElitePermissions();
  const permissions: Record<string, boolean> | undefined = query.data;
  const rows = permissions ? permissionRows(Object.keys(permissions)) : [];
  const allowed = Object.values(permissions ?? {}).filter(Boolean).length;
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Permissions</CardTitle>
          <CardDescription>What the key may do. Changes hold from the next call on.</CardDescription>
        </div>
        {permissions && (
          <Badge variant="outline" className="tabular-nums">
            {allowed} of {Object.keys(permissions).length} on
          </Badge>
        )}
      </CardHeader>
      {query.error && !permissions ? (
        <ErrorState message={describeError(query.error)} onRetry={() => void query.refetch()} />
      ) : permissions ? (
        <section
          aria-label="Permissions by function and action"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, also by keyboard.
          tabIndex={0}
          className="focus-visible:-outline-offset-2 overflow-x-auto rounded-b-xl border-t"
        >
          <table className="w-full border-separate border-spacing-0 text-13">
            <thead>
              <tr className="text-muted-foreground text-xs">
                <th scope="col" className="sticky left-0 z-10 bg-card px-5 py-2 text-left font-medium">
                  Function
                </th>
                {PERMISSION_COLUMNS.map((label) => (
                  <th key={label} scope="col" className="px-2 py-2 text-center font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <FunctionRow key={row.name} row={row} permissions={permissions} onSet={set} />
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <CardContent>
          <Skeleton className="h-[22rem] w-full" />
        </CardContent>
      )}
    </Card>
  );
}

type FunctionRowProps = {
  row: PermissionRow;
  permissions: Record<string, boolean>;
  onSet: (permissions: Record<string, boolean>) => void;
};

function FunctionRow({ row, permissions, onSet }: FunctionRowProps) {
  const on = row.permissions.filter((name) => permissions[name]).length;
  const all = on === row.permissions.length;
  return (
    <tr className="group">
      <th scope="row" className="sticky left-0 z-10 border-t bg-card px-5 py-2.5 text-left font-normal">
        <span className="flex items-center gap-2.5">
          <Checkbox
            aria-label={`All of ${row.name}`}
            checked={all || (on > 0 && "indeterminate")}
            onCheckedChange={() => onSet(Object.fromEntries(row.permissions.map((name) => [name, !all])))}
          />
          <code className="font-medium font-mono text-xs">{row.name}</code>
        </span>
      </th>
      {row.cells.map((name, index) => (
        <td key={PERMISSION_COLUMNS[index]} className="border-t px-2 py-2.5 text-center">
          {name && (
            <Checkbox
              aria-label={name}
              title={name}
              checked={permissions[name] ?? false}
              onCheckedChange={(value) => onSet({ [name]: value === true })}
              className="mx-auto block"
            />
          )}
        </td>
      ))}
    </tr>
  );
}
