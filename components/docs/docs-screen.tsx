import Link from "next/link";

import { HOME, signInAddress } from "@/components/auth/next-path";
import { Logo, LogoMark } from "@/components/shell/logo";
import { ThemeToggle } from "@/components/shell/theme-toggle";
import { buttonVariants } from "@/components/ui/button";
import type { DocSurface } from "@/server/api/reference/page";

import { DocsContents } from "./docs-contents";
import { DocsCopy } from "./docs-copy";
import { DocsSearch } from "./docs-search";
import { DocsSurface } from "./docs-surface";
import { DocsTry } from "./docs-try";

const SIGN_IN = signInAddress("/docs");

type DocsScreenProps = { surfaces: readonly DocSurface[]; isSignedIn: boolean };

/** The API reference: drawn by the server; only the filter, copying and trying run in the browser. */
export function DocsScreen({ surfaces, isSignedIn }: DocsScreenProps) {
  const count = surfaces.flatMap(({ groups }) => groups.flatMap(({ operations }) => operations)).length;
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
          <Link href={isSignedIn ? HOME : SIGN_IN} className={buttonVariants({ variant: "outline" })}>
            {isSignedIn ? "Dashboard" : "Sign in"}
          </Link>
        </div>
      </header>
      <div className="mx-auto max-w-[96rem] lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
        <nav
          aria-label="Contents"
          className="sticky top-12 h-[calc(100dvh-3rem)] overflow-y-auto border-r px-4 py-6 max-lg:hidden"
        >
          <DocsContents surfaces={surfaces} />
        </nav>
        <main className="min-w-0 px-4 py-8 sm:px-8">
          <h1 className="font-semibold text-2xl tracking-tight">API reference</h1>
          <p className="mt-2 max-w-3xl text-sm">
            {count} operations, drawn from the tables that serve them. Every example runs as printed once the words in
            capitals are your own. For machines:{" "}
            <a href="/api/openapi.json" className="text-brand underline underline-offset-4">
              OpenAPI 3.1
            </a>
            .{" "}
            {!isSignedIn && (
              <Link href={SIGN_IN} className="text-brand underline underline-offset-4">
                Sign in to try operations here
              </Link>
            )}
          </p>
          <nav aria-label="Ways in" className="my-6 flex flex-wrap gap-2">
            {surfaces.map(({ id, title }) => (
              <a key={id} href={`#${id}`} className={buttonVariants({ variant: "outline", size: "sm" })}>
                {title}
              </a>
            ))}
          </nav>
          {surfaces.map((surface) => (
            <DocsSurface key={surface.id} surface={surface} canTry={isSignedIn} />
          ))}
        </main>
      </div>
      <DocsCopy />
      {isSignedIn && <DocsTry />}
    </div>
  );
}
