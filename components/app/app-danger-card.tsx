"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { plural } from "@/components/lib/format";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { App } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

/** The end of an application. */
export function AppDangerCard({ app }: { app: App }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const remove = useMutation(trpc.app.delete.mutationOptions());
  const [asking, setAsking] = useState(false);
  const { users, licenses } = app.stats;

  async function confirm() {
    try {
      await remove.mutateAsync({ app: { id: app.id } });
    } catch (error) {
      throw new Error(describeError(error));
    }
    toast.success(`${app.name} was deleted`);
    router.push("/apps");
    await cache.invalidateQueries({ ...trpc.app.list.queryFilter() });
  }

  return (
    <Card className="border-destructive/30">
      <CardHeader className="items-center pb-4">
        <div>
          <CardTitle>Delete application</CardTitle>
          <CardDescription>With all its licenses, users, sessions and logs. There is no way back.</CardDescription>
        </div>
        <Button variant="destructive-outline" onClick={() => setAsking(true)}>
          Delete application
        </Button>
      </CardHeader>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${app.name}?`}
        description={`${plural(licenses, "license")} and ${plural(users, "user")} go with it, and clients stop working at once. This cannot be undone.`}
        action="Delete application"
        typeToConfirm={app.name}
        onConfirm={confirm}
      />
    </Card>
  );
}
