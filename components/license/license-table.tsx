"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo } from "react";

import { optionsOf } from "@/components/entity/list-input";
import { useQuestion } from "@/components/entity/use-question";
import { FoundActions } from "@/components/job/list-actions";
import { useTierFilter } from "@/components/subscription/use-tier-filter";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { License } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table/data-table";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { EmptyState } from "@/components/ui/empty-state";

import { licenseColumns } from "./license-columns";
import { LICENSE_LIST, licenseFilterOf, licenseListInput } from "./license-query";
import type { LicenseQuestion } from "./license-row-menu";
import { LICENSE_STATUS } from "./license-status-badge";
import type { LicenseActions } from "./use-license-actions";

const LicenseBulkActions = dynamic(() => import("./license-bulk-actions").then((file) => file.LicenseBulkActions));
const LicenseDialogs = dynamic(() => import("./license-dialogs").then((file) => file.LicenseDialogs));

const STATUS_FILTER = { name: "status", label: "Status", options: optionsOf(LICENSE_STATUS) } as const;

type LicenseTableProps = { appId: string; appName: string; actions: LicenseActions; onGenerate: () => void };

/** The licenses of one application. */
export function LicenseTable({ appId, appName, actions, onGenerate }: LicenseTableProps) {
  const trpc = useTRPC();
  const query = useTableQuery(LICENSE_LIST);
  const list = useQuery(
    trpc.license.list.queryOptions(licenseListInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const filters = [STATUS_FILTER, useTierFilter(appId)];
  const { asked, ask, open, setOpen } = useQuestion<LicenseQuestion, License>();
  const columns = useMemo(() => licenseColumns(actions, ask), [actions, ask]);

  return (
    <>
      <DataTable
        label="Licenses"
        noun="license"
        columns={columns}
        query={query}
        rows={list.data?.rows}
        total={list.data?.total}
        isCapped={list.data?.isCapped}
        isFetching={list.isFetching && (list.isPlaceholderData || list.isError)}
        error={list.error ? { message: describeError(list.error) } : null}
        onRetry={() => void list.refetch()}
        searchPlaceholder="Search keys, notes, users…"
        filters={filters}
        actions={
          <FoundActions
            appId={appId}
            appName={appName}
            noun="license"
            filter={licenseFilterOf(query)}
            found={list.data}
          />
        }
        bulkActions={(ids, clear) => (
          <LicenseBulkActions appName={appName} ids={ids} actions={actions} onDone={clear} />
        )}
        empty={
          <Card>
            <EmptyState
              icon={KeyRound}
              title="No licenses yet"
              description="Generate keys, hand them to your customers, and see here who uses them and until when."
              action={
                <Button onClick={onGenerate}>
                  <Plus aria-hidden="true" />
                  Generate licenses
                </Button>
              }
            />
          </Card>
        }
      />
      {asked && <LicenseDialogs asked={asked} open={open} onOpenChange={setOpen} actions={actions} />}
    </>
  );
}
