"use client";

import { useEffect } from "react";

import { Logo } from "@/components/shell/logo";
import { ErrorState } from "@/components/ui/error-state";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** For what nobody foresaw. The digest is the only detail shown; it leads to the server's log line. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  useEffect(() => console.error(error), [error]);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center">
      <h1 className="sr-only">Something went wrong</h1>
      <Logo className="mb-2" />
      <ErrorState
        title="This page could not be shown"
        message={
          error.digest
            ? `Nothing you did was lost. If it keeps happening, look for ${error.digest} in the server's log.`
            : "Nothing you did was lost. Try again; if it keeps happening, reload the page."
        }
        onRetry={reset}
      />
    </main>
  );
}
