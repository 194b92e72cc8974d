"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import { toast } from "@/components/ui/toast";

const CONFIRMATION_MS = 1_600;

/** The Clipboard API is absent on plain-http hosts, where self-hosters often start; a hidden field works there. */
function copyThroughField(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.style.position = "fixed";
  field.style.opacity = "0";
  const focused = document.activeElement;
  (focused?.closest("[role=dialog]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyThroughField(text);
  }
}

/**
 * Copies text and says so in a toast. `copied` stays true for a moment so that a button can show a tick.
 * Resolves to whether the text reached the clipboard.
 */
export function useCopy(): { copied: boolean; copy: (text: string, said?: string) => Promise<boolean> } {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = useCallback(async (text: string, said = "Copied to clipboard") => {
    const done = await writeClipboard(text);
    if (!done) {
      toast.error("The browser refused to copy", { description: "Select the text and copy it by hand." });
      return false;
    }
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    toast.success(said);
    return true;
  }, []);

  return { copied, copy };
}
