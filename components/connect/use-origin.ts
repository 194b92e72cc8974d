"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Where the reader reaches this server. The browser knows best; until it speaks, what the server was told counts. */
export function useOrigin(servedAt: string): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => servedAt,
  );
}
