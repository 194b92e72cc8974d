"use client";

import { FileUp } from "lucide-react";
import { useRef, useState } from "react";

import { Button } from "@/components/ui/button";

/** The SHA-256 of a file in lower-case hex. The Web Crypto API is there on https and on localhost alone. */
async function sha256OfFile(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Takes the SHA-256 of a file that one picks; the file itself never leaves the browser. */
export function HashFilePicker({ onHash }: { onHash: (hash: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function take(file: File | undefined) {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      onHash(await sha256OfFile(file));
    } catch {
      setProblem("The browser cannot read this file here. Paste the hash instead.");
    }
    setBusy(false);
  }

  return (
    <div className="flex flex-wrap items-center gap-2 text-muted-foreground text-xs">
      <input
        ref={input}
        type="file"
        aria-label="Build file"
        className="hidden"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Button variant="outline" size="sm" loading={busy} onClick={() => input.current?.click()}>
        <FileUp aria-hidden="true" className="size-3.5" />
        From a file
      </Button>
      <span role={problem ? "alert" : undefined}>{problem ?? "Read in your browser; nothing is uploaded."}</span>
    </div>
  );
}
