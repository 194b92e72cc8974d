import { Compass } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

/** For applications that do not exist or are not yours. The shell stays, so that one can go elsewhere. */
export default function DashboardNotFound() {
  return (
    <Card>
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={Compass}
        title="There is nothing at this address"
        description="It may have been deleted, or it belongs to another account."
        action={
          <Button asChild>
            <Link href="/apps">Go to applications</Link>
          </Button>
        }
      />
    </Card>
  );
}
