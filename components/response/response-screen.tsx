"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";

import { useChanges } from "@/components/entity/use-changes";
import { useQuestion } from "@/components/entity/use-question";
import { plural } from "@/components/lib/format";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { ResponseText } from "@/components/trpc/types";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

import { ResponseGroup } from "./response-group";
import { responseListInput } from "./response-input";

const ResponseFormDialog = dynamic(() => import("./response-form-dialog").then((file) => file.ResponseFormDialog));

const GROUPS = [
  { category: "init", title: "Start", description: "When a client starts and is turned away before anybody logs in." },
  { category: "auth", title: "Log-in", description: "When somebody logs in, registers or redeems a license." },
  { category: "general", title: "Afterwards", description: "When a client asks for variables or webhooks." },
] as const;

type Category = (typeof GROUPS)[number]["category"];

/** What clients of one application are told, to be said in the seller's own words. */
export function ResponseScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { response } = useTRPCClient();
  const list = useQuery(trpc.response.list.queryOptions(responseListInput(appId)));
  const changes = useChanges("response");
  const editing = useQuestion<"edit", ResponseText>();
  const resetting = useQuestion<"reset", { category: Category; title: string }>();
  const reset = (which: { code: string } | { category: Category }) =>
    response.reset.mutate({ app: { id: appId }, which });

  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader
        title="Response texts"
        description="What your clients are told, in your words or language. The codes beside them never change, so programs can rely on those."
      />
      {list.error && !list.data ? (
        <Card>
          <ErrorState message={describeError(list.error)} onRetry={() => void list.refetch()} />
        </Card>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {GROUPS.map(({ category, title, description }) =>
            list.data ? (
              <ResponseGroup
                key={category}
                title={title}
                description={description}
                texts={list.data.rows.filter((text) => text.category === category)}
                onEdit={(text) => editing.ask("edit", text)}
                onReset={(text) => changes.now(() => reset({ code: text.code }), `${text.code} has its default again`)}
                onResetAll={() => resetting.ask("reset", { category, title })}
              />
            ) : (
              <Skeleton key={category} className="h-72 w-full rounded-xl" />
            ),
          )}
        </div>
      )}
      {editing.asked && (
        <ResponseFormDialog
          open={editing.open}
          onOpenChange={editing.setOpen}
          text={editing.asked.row}
          appId={appId}
          changes={changes}
        />
      )}
      {resetting.asked && (
        <ConfirmDialog
          open={resetting.open}
          onOpenChange={resetting.setOpen}
          title={`Reset “${resetting.asked.row.title}”?`}
          description="Your own sentences of this group go, and clients get the defaults again."
          action="Reset"
          onConfirm={() =>
            changes.inDialog(
              () => reset({ category: resetting.asked?.row.category ?? "general" }),
              (count) => `${plural(count, "sentence")} reset`,
            )
          }
        />
      )}
    </div>
  );
}
