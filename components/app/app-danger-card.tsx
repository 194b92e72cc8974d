"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { useChanges } from "@/components/entity/use-changes";
import { plural } from "@/components/lib/format";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { App } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

/** What ends an application's data, or the application itself. */
export function AppDangerCard({ app }: { app: App }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const client = useTRPCClient();
  const router = useRouter();
  const { inDialog } = useChanges("app", "user", "license", "log", "variable", "blacklist", "stats", "activity");
  const [asking, setAsking] = useState<"empty" | "delete" | null>(null);
  const dialog = (about: typeof asking) => ({
    open: asking === about,
    onOpenChange: (open: boolean) => !open && setAsking(null),
    typeToConfirm: app.name,
  });
  const target = { app: { id: app.id } };
  const holds = `${plural(app.stats.licenses, "license")} and ${plural(app.stats.users, "user")}`;

  async function remove() {
    try {
      await client.app.delete.mutate(target);
    } catch (error) {
      throw new Error(describeError(error));
    }
    toast.success(`${app.name} was deleted`);
    router.push("/apps");
    // Not of the application itself, which this page still shows while it closes.
    await cache.invalidateQueries(trpc.app.list.queryFilter());
  }

  return (
    <Card className="divide-y border-destructive/30">
      <CardHeader className="items-center pb-4">
        <div className="min-w-60 flex-1">
          <CardTitle>Empty application</CardTitle>
          <CardDescription>
            Its licenses, users, sessions, logs, variables and blacklist go. All else stays.
          </CardDescription>
        </div>
        <Button variant="destructive-outline" onClick={() => setAsking("empty")}>
          Empty application
        </Button>
      </CardHeader>
      <CardHeader className="items-center pb-4">
        <div className="min-w-60 flex-1">
          <CardTitle>Delete application</CardTitle>
          <CardDescription>With all its licenses, users, sessions and logs. There is no way back.</CardDescription>
        </div>
        <Button variant="destructive-outline" onClick={() => setAsking("delete")}>
          Delete application
        </Button>
      </CardHeader>
      <ConfirmDialog
        {...dialog("empty")}
        title={`Empty ${app.name}?`}
        description={`${holds} go, and clients are logged out at once. This cannot be undone.`}
        action="Empty application"
        onConfirm={() =>
          inDialog(
            () => client.app.reset.mutate(target),
            ({ licenses, users }) => `${plural(licenses, "license")} and ${plural(users, "user")} deleted`,
          )
        }
      />
      <ConfirmDialog
        {...dialog("delete")}
        title={`Delete ${app.name}?`}
        description={`${holds} go with it, and clients stop working at once. This cannot be undone.`}
        action="Delete application"
        onConfirm={remove}
      />
    </Card>
  );
}
