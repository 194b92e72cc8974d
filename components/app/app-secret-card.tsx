"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";

import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { App } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SecretField } from "@/components/ui/secret-field";
import { toast } from "@/components/ui/toast";

/** The secret that signs the Client API's replies, and a new one in its place. */
export function AppSecretCard({ app }: { app: App }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const reset = useMutation(trpc.app.resetSecret.mutationOptions());
  const [asking, setAsking] = useState(false);

  async function confirm() {
    try {
      await reset.mutateAsync({ app: { id: app.id } });
    } catch (error) {
      throw new Error(describeError(error));
    }
    await cache.invalidateQueries(trpc.app.pathFilter());
    toast.success("The application has a new secret");
  }

  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Secret</CardTitle>
          <CardDescription>Signs every reply, so that a client can tell this server from an impostor.</CardDescription>
        </div>
        <Button variant="outline" onClick={() => setAsking(true)}>
          <RefreshCw aria-hidden="true" className="size-3.5" />
          Reset secret
        </Button>
      </CardHeader>
      <CardContent>
        <SecretField value={app.secret} label="application secret" />
      </CardContent>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Reset the secret?"
        description="The old one is dead at once. Clients built with it refuse to connect until you ship them with the new one."
        action="Reset secret"
        typeToConfirm={app.name}
        onConfirm={confirm}
      />
    </Card>
  );
}
