import { Compass } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";

import { Logo } from "@/components/shell/logo";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

/** For addresses that lead nowhere, and things that are gone or belong to someone else. */
export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center">
      <h1 className="sr-only">Page not found</h1>
      <Logo className="mb-2" />
      <EmptyState
        icon={Compass}
        title="There is nothing at this address"
        description="It may have been deleted, or it belongs to another account. Check the address, or start from your applications."
        action={
          <Button asChild>
            <Link href="/apps">Go to applications</Link>
          </Button>
        }
      />
    </main>
  );
}
