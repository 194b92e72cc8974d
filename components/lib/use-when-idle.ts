"use client";

import { useEffect } from "react";

const SOON_MS = 2_000;

/**
 * Fetches what will be needed at once when it is needed, after the page is there and quiet: what is typed into the
 * command palette must not be lost while its code is on the way. `load` must be a constant; its failure is no error.
 */
export function useWhenIdle(load: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), SOON_MS);
    return () => clearTimeout(timer);
  }, [load]);
}
