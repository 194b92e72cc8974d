import type { ReactNode } from "react";

import { CopyText } from "@/components/ui/copy-text";

import type { Snippet } from "./snippets";

type LanguageStepsProps = { snippet: Snippet; origin: string };

/** What to do before pasting the code of a language. */
export function LanguageSteps({ snippet, origin }: LanguageStepsProps) {
  const { edit, note, label } = snippet;
  return (
    <ol className="grid gap-3">
      {edit && (
        <Step number={1} title={`Point the ${label} SDK here`}>
          In <code className="font-mono text-foreground text-xs">{edit.file}</code>, replace{" "}
          <code className="break-all font-mono text-foreground text-xs">{edit.from}</code> with{" "}
          <CopyText value={`${origin}${edit.to}`} label="address" className="mx-0 align-middle" />
        </Step>
      )}
      <Step
        number={edit ? 2 : 1}
        title={snippet.id === "curl" ? "Run it in a terminal" : "Paste this into your program"}
      >
        {note ?? "It asks for a license key and signs in with it."}
      </Step>
    </ol>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-full border bg-card font-medium text-2xs text-muted-foreground tabular-nums"
      >
        {number}
      </span>
      <div className="min-w-0 pt-0.5">
        <p className="font-medium text-13">{title}</p>
        <div className="mt-0.5 text-13 text-muted-foreground">{children}</div>
      </div>
    </li>
  );
}
