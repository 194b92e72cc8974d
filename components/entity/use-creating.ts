"use client";

import { parseAsBoolean, useQueryState } from "nuqs";

import { useLatch } from "@/components/lib/use-latch";

/** Whether the dialog for a new row is open. `?create=true` opens it, so that other pages and the palette can link to it. */
export function useCreating() {
  const [open, setOpen] = useQueryState("create", parseAsBoolean.withDefault(false));
  return { open, needed: useLatch(open), setOpen: (next: boolean) => void setOpen(next || null) };
}
