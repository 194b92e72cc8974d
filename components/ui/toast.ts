"use client";

import type { ExternalToast } from "sonner";

/** What a toast may carry beside its sentence: a description, a button, how long it stays. */
export type ToastOptions = Pick<ExternalToast, "action" | "description" | "duration" | "id">;

type Shower = typeof import("sonner")["toast"];

let shower: Shower | null = null;
let waiting: ((shower: Shower) => void)[] = [];
let onWanted: (() => void) | null = null;

/** For the place where toasts appear: `load` is called when the first one is on its way. */
export function whenToastIsWanted(load: () => void): () => void {
  onWanted = load;
  if (waiting.length > 0) load();
  return () => {
    onWanted = null;
  };
}

/** For the same place: from now on toasts can be seen, and those that waited are shown. */
export function showToasts(ready: Shower): void {
  shower = ready;
  for (const show of waiting) show(ready);
  waiting = [];
}

function say(mood: "success" | "error" | "info", sentence: string, options?: ToastOptions): void {
  if (shower) return void shower[mood](sentence, options);
  waiting.push((ready) => ready[mood](sentence, options));
  onWanted?.();
}

/** Says something in the corner of the page for a moment. The code that draws it is fetched for the first one. */
export const toast = {
  success: (sentence: string, options?: ToastOptions) => say("success", sentence, options),
  error: (sentence: string, options?: ToastOptions) => say("error", sentence, options),
  info: (sentence: string, options?: ToastOptions) => say("info", sentence, options),
};
