"use client";

import { useEffect, useState } from "react";

import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import type { Attempt } from "@/server/api/reference/page";

import { type Credentials, loadCredentials } from "./docs-credentials";
import { DocsTryForm } from "./docs-try-form";

export type DocsTryDialogProps = {
  attempt: Attempt;
  /** The client session that an init of this page opened. */
  session: string;
  onSession: (session: string) => void;
  onClose: () => void;
};

/** Sends an operation for real, as the signed-in seller. Keys and tokens are held while the dialog is open. */
export function DocsTryDialog({ attempt, session, onSession, onClose }: DocsTryDialogProps) {
  const [credentials, setCredentials] = useState<Credentials>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let isOpen = true;
    loadCredentials(attempt.surface).then(
      (loaded) => isOpen && setCredentials(loaded),
      (error: unknown) => isOpen && setProblem(error instanceof Error ? error.message : "The server did not answer."),
    );
    return () => {
      isOpen = false;
    };
  }, [attempt.surface]);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-h-[90dvh] overflow-y-auto sm:max-w-2xl">
        <div className="grid gap-4 p-5">
          <div>
            <DialogTitle className="break-all font-mono text-sm">{attempt.name}</DialogTitle>
            <DialogDescription>This is sent for real, to your own data.</DialogDescription>
          </div>
          <FormError message={problem} />
          {!credentials && !problem && <p className="text-13 text-muted-foreground">Asking for your keys…</p>}
          {credentials && (
            <DocsTryForm attempt={attempt} credentials={credentials} session={session} onSession={onSession} />
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}
