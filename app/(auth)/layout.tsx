import Link from "next/link";
import type { ReactNode } from "react";

import { KeyWall } from "@/components/auth/key-wall";
import { Logo } from "@/components/shell/logo";

/** The frame of the pages one sees before signing in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <div className="flex flex-col px-6 py-6 sm:px-10">
        <header>
          <Link href="/" className="inline-flex rounded">
            <Logo />
          </Link>
        </header>
        <main className="flex flex-1 items-center justify-center py-12">{children}</main>
        <footer className="text-muted-foreground text-xs">Licensing and authentication on your own server.</footer>
      </div>
      <div className="flex items-center justify-center border-l bg-sidebar max-lg:hidden">
        <KeyWall />
      </div>
    </div>
  );
}
