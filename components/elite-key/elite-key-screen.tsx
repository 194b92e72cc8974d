"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Gem } from "lucide-react";
import Link from "next/link";

import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

import { EliteKeyCard } from "./elite-key-card";
import { ElitePermissionsCard } from "./elite-permissions-card";
import { EliteRuleList } from "./elite-rule-list";

/** The key to everything of the account: what it is, what it may do, and where from. Below plan elite: why not. */
export function EliteKeyScreen() {
  const trpc = useTRPC();
  const { data: account } = useSuspenseQuery(trpc.account.me.queryOptions());
  return (
    <>
      <PageHeader
        title="Elite key"
        description="One key for the Elite Key API, which can do everything that you can do here, within the permissions you leave it."
      />
      {account.plan === "elite" ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <EliteKeyCard />
          <ElitePermissionsCard />
          <section className="mt-2">
            <EliteRuleList accountName={account.username} />
          </section>
        </div>
      ) : (
        <Card>
          <EmptyState
            icon={Gem}
            title="The Elite Key comes with the elite plan"
            description={`Your account is on the ${account.plan} plan. Ask whoever runs this installation to move it to elite; until then seller keys do most of the work.`}
            action={
              <Button asChild variant="outline">
                <Link href="/seller-keys">Go to seller keys</Link>
              </Button>
            }
          />
        </Card>
      )}
    </>
  );
}
