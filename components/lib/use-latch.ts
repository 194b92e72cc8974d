"use client";

import { useState } from "react";

/** True from the first time that `value` is true: lets a dialog be fetched when it first opens, and stay for its exit. */
export function useLatch(value: boolean): boolean {
  const [latched, setLatched] = useState(value);
  if (value && !latched) setLatched(true);
  return latched || value;
}
