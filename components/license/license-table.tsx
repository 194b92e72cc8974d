"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";

import { optionsOf } from "@/components/entity/list-input";
import { FoundActions } from "@/components/job/list-actions";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table/data-table";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { EmptyState } from "@/components/ui/empty-state";

import { licenseColumns } from "./license-columns";
import { LICENSE_LIST, licenseFilterOf, licenseListInput } from "./license-query";
import type { LicenseQuestion } from "./license-row-menu";
import { LICENSE_STATUS } from "./license-status-badge";
import { useLicenseActions } from "./use-license-actions";

const LicenseBulkActions = dynamic(() => import("./license-bulk-actions").then((file) => file.LicenseBulkActions));
const LicenseDialogs = dynamic(() => import("./license-dialogs").then((file) => file.LicenseDialogs));

const FILTERS = [{ name: "status", label: "Status", options: optionsOf(LICENSE_STATUS) }] as const;

type LicenseTableProps = { appId: string; appName: string; onGenerate: () => void };

/** The licenses of one application. */
export function LicenseTable({ appId, appName, onGenerate }: LicenseTableProps) {
  const trpc = useTRPC();
  const query = useTableQuery(LICENSE_LIST);
  const list = useQuery(
    trpc.license.list.queryOptions(licenseListInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const actions = useLicenseActions(appId);
  const [question, setQuestion] = useState<LicenseQuestion | null>(null);
  const [asking, setAsking] = useState(false);
  const columns = useMemo(() => {
    const ask = (asked: LicenseQuestion) => {
      setQuestion(asked);
      setAsking(true);
    };
    return licenseColumns(actions, ask);
  }, [actions]);

  return (
    <>
      <DataTable
        label="Licenses"
        noun="license"
        columns={columns}
        query={query}
        rows={list.data?.rows}
        total={list.data?.total}
        isFetching={list.isFetching && (list.isPlaceholderData || list.isError)}
        error={list.error ? { message: describeError(list.error) } : null}
        onRetry={() => void list.refetch()}
        searchPlaceholder="Search keys, notes, users…"
        filters={FILTERS}
        actions={
          <FoundActions
            appId={appId}
            appName={appName}
            noun="license"
            filter={licenseFilterOf(query)}
            total={list.data?.total}
          />
        }
        bulkActions={(ids, clear) => <LicenseBulkActions appId={appId} appName={appName} ids={ids} onDone={clear} />}
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
      {question && <LicenseDialogs question={question} open={asking} onOpenChange={setAsking} actions={actions} />}
    </>
  );
}
