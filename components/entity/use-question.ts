"use client";

import { useCallback, useState } from "react";

/** What a dialog of a list asks about, and of which row. */
export type Asked<A extends string, T> = { about: A; row: T };

/** Opens a dialog about a row. */
export type Ask<A extends string, T> = (about: A, row: T) => void;

/** The dialog that is open over a list. The last question stays while its dialog closes, so that its words do not change. */
export function useQuestion<A extends string, T>() {
  const [asked, setAsked] = useState<Asked<A, T> | null>(null);
  const [open, setOpen] = useState(false);
  const ask: Ask<A, T> = useCallback((about, row) => {
    setAsked({ about, row });
    setOpen(true);
  }, []);
  return { asked, ask, open, setOpen };
}
