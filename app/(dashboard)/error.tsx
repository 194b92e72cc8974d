"use client";

import { useEffect } from "react";

import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** For what goes wrong inside a page of the dashboard: the shell stays, so that one can go elsewhere. */
export default function DashboardError({ error, reset }: ErrorPageProps) {
  useEffect(() => console.error(error), [error]);
  return (
    <Card>
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        title="This page could not be shown"
        message={error.digest ? `The server's log has the details under ${error.digest}.` : "Try again in a moment."}
        onRetry={reset}
      />
    </Card>
  );
}
