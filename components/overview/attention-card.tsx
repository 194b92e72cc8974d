import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import Link from "next/link";

import { cn } from "@/components/lib/cn";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

import type { Concern } from "./attention";

const LOOKS = {
  danger: { icon: CircleAlert, color: "text-destructive" },
  warning: { icon: TriangleAlert, color: "text-warning" },
  info: { icon: Info, color: "text-info" },
} as const;

const SKELETONS = ["a", "b", "c"];

/** What wants the seller's eye; each line leads to where it is seen to. */
export function AttentionCard({ concerns }: { concerns: readonly Concern[] | undefined }) {
  return (
    <Card className="min-w-0">
      <CardHeader>
        <div>
          <CardTitle>Needs attention</CardTitle>
          <CardDescription>Over all your applications, as of the last minute.</CardDescription>
        </div>
      </CardHeader>
      {!concerns && (
        <div className="grid gap-3 border-t px-5 py-4">
          {SKELETONS.map((key) => (
            <Skeleton key={key} className="h-5" />
          ))}
        </div>
      )}
      {concerns?.length === 0 && (
        <p className="flex items-center gap-2.5 border-t px-5 py-4 text-13 text-muted-foreground">
          <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-success" />
          Nothing at the moment. Everything is served.
        </p>
      )}
      {concerns && concerns.length > 0 && (
        <ul className="max-h-128 overflow-y-auto border-t">
          {concerns.map(({ id, mood, href, appName, text }) => {
            const { icon: Icon, color } = LOOKS[mood];
            return (
              <li key={id} className="not-last:border-b">
                <Link
                  href={href}
                  className="focus-visible:-outline-offset-2 flex items-start gap-2.5 px-5 py-3 text-13 transition-colors last:rounded-b-xl hover:bg-accent"
                >
                  <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", color)} />
                  <span className="min-w-0 break-words">
                    <bdi className="font-medium">{appName}</bdi> <span className="text-muted-foreground">{text}</span>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
