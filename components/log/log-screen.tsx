"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Radio, RotateCw, ScrollText, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useState } from "react";

import { useApp } from "@/components/app/use-app";
import { EntityTable } from "@/components/entity/entity-table";
import { optionsOf } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { plural } from "@/components/lib/format";
import { useLatch } from "@/components/lib/use-latch";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { PageHeader } from "@/components/ui/page-header";

import { LOG_ACTIONS } from "./log-actions";
import { logColumns } from "./log-columns";
import { LOG_LIST, logInput } from "./log-query";

const LogTail = dynamic(() => import("./log-tail").then((file) => file.LogTail), { ssr: false });

const FILTERS = [{ name: "action", label: "What", options: optionsOf(LOG_ACTIONS) }] as const;

/** What clients of one application did. */
export function LogScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { log } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(LOG_LIST);
  const list = useQuery(trpc.log.list.queryOptions(logInput(appId, query), { placeholderData: keepPreviousData }));
  const changes = useChanges("log");
  const [live, setLive] = useQueryState("live", parseAsBoolean.withDefault(false));
  const [clearing, setClearing] = useState(false);
  const dialogNeeded = useLatch(clearing);
  return (
    <>
      <PageHeader
        title="Logs"
        description="What your clients did, newest first."
        actions={
          <>
            <Button
              variant={live ? "secondary" : "outline"}
              aria-pressed={live}
              onClick={() => void setLive(!live || null)}
            >
              <Radio aria-hidden="true" />
              Live
            </Button>
            <Button variant="outline" loading={list.isFetching} onClick={() => void list.refetch()}>
              <RotateCw aria-hidden="true" />
              Refresh
            </Button>
            <Button variant="destructive-outline" disabled={!list.data?.total} onClick={() => setClearing(true)}>
              <Trash2 aria-hidden="true" />
              Clear logs…
            </Button>
          </>
        }
      />
      {live ? (
        <LogTail appId={appId} />
      ) : (
        <EntityTable
          label="Logs"
          noun="entry"
          icon={ScrollText}
          query={query}
          list={list}
          csv={{ owner: appId, set: "logs", input: logInput(appId, query) }}
          columns={logColumns}
          search="Search names, addresses, data…"
          filters={FILTERS}
          empty={{
            title: "Nothing happened yet",
            description: "Log-ins, registrations and what your clients write to the log appear here.",
          }}
        />
      )}
      {dialogNeeded && (
        <ConfirmDialog
          open={clearing}
          onOpenChange={setClearing}
          title="Clear all logs?"
          description="Every entry of this application goes, whatever is shown now. This cannot be undone."
          action="Clear logs"
          typeToConfirm={app.name}
          onConfirm={() =>
            changes.inDialog(
              () => log.clear.mutate({ app: { id: appId } }),
              (deleted) => `${plural(deleted, "entry")} deleted`,
            )
          }
        />
      )}
    </>
  );
}
