import "./globals.css";

import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";

import { Providers } from "@/components/providers";
import { pageOrigin } from "@/server/api/kit/next-route";

const DESCRIPTION = "License keys, users and sessions for the software you sell, on your own server.";

/** Titles read "Licenses · Latchkey". A dashboard has no business in search engines. */
export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: new URL(pageOrigin(await headers())),
    title: { default: "Latchkey", template: "%s · Latchkey" },
    description: DESCRIPTION,
    applicationName: "Latchkey",
    openGraph: { siteName: "Latchkey", type: "website", title: "Latchkey", description: DESCRIPTION },
    robots: { index: false, follow: false },
  };
}

/** The colour of the browser's own bars. */
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfdfd" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1213" },
  ],
};

/** The document around every page. Reading the nonce makes each page render per request, as a nonce must. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
