import Link from "next/link";
import type { ReactNode } from "react";

import { HOME, signInAddress } from "@/components/auth/next-path";
import { Logo, LogoMark } from "@/components/shell/logo";
import { ThemeToggle } from "@/components/shell/theme-toggle";
import { buttonVariants } from "@/components/ui/button";
import type { DocSurface } from "@/server/api/reference/page";

import { DocsContents } from "./docs-contents";
import { DocsCopy } from "./docs-copy";
import { DocsSearch } from "./docs-search";
import { DocsTry } from "./docs-try";

type DocsScreenProps = {
  surfaces: readonly DocSurface[];
  isSignedIn: boolean;
  /** The group that the page is about; undefined for the index. */
  part?: string;
  children: ReactNode;
};

/**
 * The frame of every page of the API reference: drawn by the server; only the filter, copying and trying run in the
 * browser. Its links are plain ones, since the server has these pages ready (`server/front/reference.ts`).
 */
export function DocsScreen({ surfaces, isSignedIn, part, children }: DocsScreenProps) {
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-background/90 px-4 backdrop-blur-md sm:gap-3">
        <Link href="/" aria-label="Latchkey" className="focus-ring shrink-0 rounded">
          <Logo className="max-sm:hidden" />
          <LogoMark className="sm:hidden" />
        </Link>
        <DocsSearch />
        <div className="ml-auto flex items-center gap-1">
          <ThemeToggle />
          <Link
            href={isSignedIn ? HOME : signInAddress(`/docs${part ? `/${part}` : ""}`)}
            className={buttonVariants({ variant: "outline" })}
          >
            {isSignedIn ? "Dashboard" : "Sign in"}
          </Link>
        </div>
      </header>
      <div className="mx-auto max-w-[96rem] lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
        <nav
          aria-label="Contents"
          className="sticky top-12 h-[calc(100dvh-3rem)] overflow-y-auto border-r px-4 py-6 max-lg:hidden"
        >
          <DocsContents surfaces={surfaces} part={part} />
        </nav>
        <main className="min-w-0 px-4 py-8 sm:px-8">{children}</main>
      </div>
      <DocsCopy />
      {isSignedIn && <DocsTry />}
    </div>
  );
}
