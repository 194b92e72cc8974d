"use client";

import { useQuery } from "@tanstack/react-query";
import { Boxes, Plus, Search } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsBoolean, useQueryState } from "nuqs";
import { type ReactNode, useState } from "react";

import { useLatch } from "@/components/lib/use-latch";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

import { AppCard } from "./app-card";

const AppCreateDialog = dynamic(() => import("./app-create-dialog").then((file) => file.AppCreateDialog));

const SEARCHABLE_FROM = 7;
const SKELETONS = ["a", "b", "c"];

/** All applications of the account. `?new=true` opens the dialog that makes one. */
export function AppList() {
  const trpc = useTRPC();
  const apps = useQuery(trpc.app.list.queryOptions());
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const dialogNeeded = useLatch(creating);
  const [search, setSearch] = useState("");
  const create = (
    <Button onClick={() => void setCreating(true)}>
      <Plus aria-hidden="true" />
      New application
    </Button>
  );
  const found = apps.data?.filter((app) => app.name.toLowerCase().includes(search.trim().toLowerCase()));

  let body: ReactNode;
  if (apps.isPending) {
    body = (
      <Grid>
        {SKELETONS.map((key) => (
          <Skeleton key={key} className="h-[9.75rem] rounded-xl" />
        ))}
      </Grid>
    );
  } else if (apps.isError) {
    body = (
      <Card>
        <ErrorState
          message={describeError(apps.error)}
          onRetry={() => void apps.refetch()}
          retrying={apps.isFetching}
        />
      </Card>
    );
  } else if (apps.data.length === 0) {
    body = (
      <Card>
        <EmptyState
          icon={Boxes}
          title="Make your first application"
          description="An application is one program that you sell. It holds the keys, the users and the secret that your client connects with."
          action={create}
        />
      </Card>
    );
  } else if (found?.length === 0) {
    body = <p className="py-16 text-center text-13 text-muted-foreground">No application has that name.</p>;
  } else {
    body = (
      <Grid>
        {found?.map((app) => (
          <AppCard key={app.id} app={app} />
        ))}
      </Grid>
    );
  }

  return (
    <>
      <PageHeader
        title="Applications"
        description="The programs you sell. Each has its own keys, users and secret."
        actions={apps.data && apps.data.length > 0 ? create : undefined}
      />
      {apps.data && apps.data.length >= SEARCHABLE_FROM && (
        <div className="relative mb-4 w-full sm:w-64">
          <Search aria-hidden="true" className="absolute top-2 left-2.5 size-4 text-muted-foreground" />
          <Input
            type="search"
            aria-label="Search applications"
            placeholder="Search applications…"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="pl-8"
          />
        </div>
      )}
      {body}
      {dialogNeeded && <AppCreateDialog open={creating} onOpenChange={(open) => void setCreating(open || null)} />}
    </>
  );
}

function Grid({ children }: { children: ReactNode }) {
  return <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">{children}</div>;
}
