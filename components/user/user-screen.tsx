"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus, Users } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { useApp } from "@/components/app/use-app";
import { EntityTable } from "@/components/entity/entity-table";
import { optionsOf } from "@/components/entity/list-input";
import { PurgeMenu } from "@/components/entity/purge-menu";
import { useCreating } from "@/components/entity/use-creating";
import { useQuestion } from "@/components/entity/use-question";
import { FoundActions, ImportButton } from "@/components/job/list-actions";
import { useTierFilter } from "@/components/subscription/use-tier-filter";
import { useTRPC } from "@/components/trpc/client";
import type { User } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { PageHeader } from "@/components/ui/page-header";
import { useUserActions } from "./use-user-actions";
import { userColumns } from "./user-columns";
import { USER_LIST, userFilterOf, userListInput } from "./user-query";
import type { UserQuestion } from "./user-row-menu";
import { USER_STATUS } from "./user-status-badge";

const UserCreateDialog = dynamic(() => import("./user-create-dialog").then((file) => file.UserCreateDialog));
const UserDialogs = dynamic(() => import("./user-dialogs").then((file) => file.UserDialogs));
const UserBulkActions = dynamic(() => import("./user-bulk-actions").then((file) => file.UserBulkActions));

const STATUS_FILTER = { name: "status", label: "Status", options: optionsOf(USER_STATUS) } as const;

/** The users of one application. */
export function UserScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const app = useApp(appId);
  const query = useTableQuery(USER_LIST);
  const list = useQuery(
    trpc.user.list.queryOptions(userListInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const filters = [STATUS_FILTER, useTierFilter(appId)];
  const creating = useCreating();
  const actions = useUserActions(appId);
  const { asked, ask, open, setOpen } = useQuestion<UserQuestion, User>();
  const columns = useMemo(() => userColumns(actions, ask), [actions, ask]);
  const purges = [
    {
      label: "Delete expired users",
      title: "Delete all expired users?",
      description: "Everybody whose every subscription has run out goes, with all that is kept for them.",
      run: () => actions.purge("expired"),
    },
    {
      label: "Delete all users",
      title: "Delete all users?",
      description: "Every user of this application goes, with all that is kept for them. Their sessions end at once.",
      run: () => actions.purge("all"),
    },
  ];
  return (
    <>
      <PageHeader
        title="Users"
        description="Everybody who registered, logged in with a license or was added by you."
        actions={
          <>
            {app.stats.users > 0 && (
              <PurgeMenu appName={app.name} noun="user" purges={purges} changes={actions.changes} />
            )}
            <ImportButton appId={appId} appName={app.name} noun="user" />
            <Button onClick={() => creating.setOpen(true)}>
              <Plus aria-hidden="true" />
              New user
            </Button>
          </>
        }
      />
      <EntityTable
        label="Users"
        noun="user"
        icon={Users}
        query={query}
        list={list}
        columns={columns}
        filters={filters}
        search="Search names, emails, HWIDs, IPs…"
        actions={
          <FoundActions appId={appId} appName={app.name} noun="user" filter={userFilterOf(query)} found={list.data} />
        }
        bulkActions={(ids, clear) => <UserBulkActions appName={app.name} ids={ids} actions={actions} onDone={clear} />}
        empty={{
          title: "No users yet",
          description: "Users appear here when they register or log in with a license. You can also add one yourself.",
          action: { label: "New user", onClick: () => creating.setOpen(true) },
        }}
      />
      {asked && <UserDialogs asked={asked} open={open} onOpenChange={setOpen} actions={actions} />}
      {creating.needed && <UserCreateDialog open={creating.open} onOpenChange={creating.setOpen} appId={appId} />}
    </>
  );
}
