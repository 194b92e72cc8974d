"use client";

import { useTheme } from "next-themes";
import { type CSSProperties, useEffect } from "react";
import { Toaster, toast } from "sonner";

import { showToasts } from "./toast";

const COLORS = {
  "--normal-bg": "var(--popover)",
  "--normal-text": "var(--popover-foreground)",
  "--normal-border": "var(--border)",
  "--border-radius": "calc(var(--radius) + 2px)",
} as CSSProperties;

/** The toasts themselves: bottom right, in the page's colours. */
export function Sonner() {
  const { resolvedTheme } = useTheme();
  useEffect(() => showToasts(toast), []);
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      style={COLORS}
      toastOptions={{
        classNames: {
          toast: "font-sans! text-13! shadow-lg! gap-2.5!",
          description: "text-muted-foreground!",
          success: "[&_[data-icon]]:text-success",
          error: "[&_[data-icon]]:text-destructive",
          warning: "[&_[data-icon]]:text-warning",
        },
      }}
    />
  );
}
