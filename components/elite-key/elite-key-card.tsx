"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";

import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SecretField } from "@/components/ui/secret-field";
import { Skeleton } from "@/components/ui/skeleton";

/** The key itself: shown, copied, made and replaced. */
export function EliteKeyCard() {
  const trpc = useTRPC();
  const { eliteKey } = useTRPCClient();
  const found = useQuery(trpc.eliteKey.find.queryOptions());
  const { inDialog } = useChanges("eliteKey");
  const [asking, setAsking] = useState(false);
  const key = found.data;
  const isMissing = key === null;

  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Key</CardTitle>
          <CardDescription>
            {key ? (
              <>
                Made <RelativeTime date={key.createdAt} />. Keep it on your servers, never in a client.
              </>
            ) : (
              "Keep it on your servers, never in a client."
            )}
          </CardDescription>
        </div>
        {(key || isMissing) && (
          <Button variant={key ? "outline" : "default"} onClick={() => setAsking(true)}>
            <RefreshCw aria-hidden="true" />
            {key ? "Reset key…" : "Make a key…"}
          </Button>
        )}
      </CardHeader>
      <CardContent className="grid gap-3">
        {key && <SecretField value={key.key} label="Elite key" />}
        {key && !key.isActive && <Alert mood="warning">This key is switched off. Reset it to get a working one.</Alert>}
        {isMissing && <p className="text-13 text-muted-foreground">There is no key yet.</p>}
        {found.isPending && <Skeleton className="h-8 w-full" />}
        {found.error && !key && (
          <ErrorState message={describeError(found.error)} onRetry={() => void found.refetch()} className="py-6" />
        )}
      </CardContent>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={key ? "Reset the Elite Key?" : "Make an Elite Key?"}
        description={
          key
            ? "The old key is dead at once, and whatever uses it is refused until it gets the new one. Permissions and rules stay."
            : "Whoever holds it may do what the permissions below allow, with all of your applications."
        }
        action={key ? "Reset key" : "Make key"}
        destructive={Boolean(key)}
        onConfirm={() => inDialog(() => eliteKey.reset.mutate(), key ? "Key reset" : "Key made")}
      />
    </Card>
  );
}
