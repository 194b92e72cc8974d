"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

import type { Attempt } from "@/server/api/reference/page";

/** Fetched when somebody first tries something. */
const DocsTryDialog = dynamic(() => import("./docs-try-dialog").then((module) => module.DocsTryDialog), { ssr: false });

/** Serves every "Try it" of the page with one listener and one dialog. */
export function DocsTry() {
  const [attempt, setAttempt] = useState<Attempt>();
  const [session, setSession] = useState("");
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const at = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-try]") : null;
      if (at) setAttempt(JSON.parse(at.dataset["try"] ?? "") as Attempt);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  if (!attempt) return null;
  return (
    <DocsTryDialog
      key={attempt.name}
      attempt={attempt}
      session={session}
      onSession={setSession}
      onClose={() => setAttempt(undefined)}
    />
  );
}
