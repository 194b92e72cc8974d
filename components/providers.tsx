"use client";

import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";

import { Toaster } from "@/components/ui/toaster";

type ProvidersProps = {
  /** The nonce of this page's Content-Security-Policy, for the script that sets the theme before the first paint. */
  nonce: string | undefined;
  children: ReactNode;
};

/** What every page stands in: theme, URL state, toasts. */
export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce ? { nonce } : {})}
    >
      <NuqsAdapter>{children}</NuqsAdapter>
      <Toaster />
    </ThemeProvider>
  );
}
