import Link from "next/link";

import { AppStatusBadge } from "@/components/app/app-status-badge";
import { formatCompact } from "@/components/lib/format";
import type { AppSummary, Pulse } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

type AppRowsProps = { apps: readonly AppSummary[]; pulses: readonly Pulse[] | undefined };

/** Every application in a line. */
export function AppRows({ apps, pulses }: AppRowsProps) {
  const byApp = new Map(pulses?.map((pulse) => [pulse.appId, pulse]));
  return (
    <Card className="min-w-0">
      <CardHeader className="flex-nowrap">
        <div>
          <CardTitle>Applications</CardTitle>
          <CardDescription>Log-ins and refusals are those of the last 24 hours.</CardDescription>
        </div>
        <Button asChild variant="outline" size="sm">
          <Link href="/apps">View all</Link>
        </Button>
      </CardHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, also by keyboard. */}
      <section aria-label="Applications, table" tabIndex={0} className="overflow-x-auto rounded-b-xl border-t">
        <Table>
          <TableHeader>
            <tr>
              <TableHead>Name</TableHead>
              <TableHead>Status</TableHead>
              <TableHead className="text-right">Users</TableHead>
              <TableHead className="text-right">Licenses</TableHead>
              <TableHead className="text-right">Sessions</TableHead>
              <TableHead className="text-right">Log-ins</TableHead>
              <TableHead className="text-right">Refusals</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {apps.map((app) => {
              const pulse = byApp.get(app.id);
              const counts = [app.stats.users, app.stats.licenses, app.stats.activeSessions];
              return (
                <TableRow key={app.id}>
                  <TableCell className="max-w-52">
                    <Link href={`/apps/${app.id}`} className="block truncate rounded font-medium hover:underline">
                      <bdi>{app.name}</bdi>
                    </Link>
                  </TableCell>
                  <TableCell>
                    <AppStatusBadge app={app} />
                  </TableCell>
                  {["users", "licenses", "sessions"].map((name, index) => (
                    <TableCell key={name} className="text-right tabular-nums">
                      {formatCompact(counts[index] ?? 0)}
                    </TableCell>
                  ))}
                  <TableCell className="text-right tabular-nums">{pulse ? formatCompact(pulse.logins) : "–"}</TableCell>
                  <TableCell className="text-right tabular-nums">
                    {pulse ? formatCompact(pulse.refusals) : "–"}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </section>
    </Card>
  );
}
