"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft, CalendarPlus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";

import { useQuestion } from "@/components/entity/use-question";
import { useTRPC } from "@/components/trpc/client";
import type { User } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { UserVariableList } from "@/components/variable/user-variable-list";

import { useUserActions } from "./use-user-actions";
import { UserAccessCards } from "./user-access-cards";
import { UserFactsCard } from "./user-facts-card";
import { type UserQuestion, UserRowMenu } from "./user-row-menu";

const UserDialogs = dynamic(() => import("./user-dialogs").then((file) => file.UserDialogs));

/** Everything about one user, and everything that can be done to them. */
export function UserPage({ appId, userId }: { appId: string; userId: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { data: user } = useSuspenseQuery(
    trpc.user.get.queryOptions({ app: { id: appId }, user: { id: userId } }, { retry: false }),
  );
  const actions = useUserActions(appId);
  const { asked, ask, open, setOpen } = useQuestion<UserQuestion, User>();
  const listHref = `/apps/${appId}/users`;
  return (
    <>
      <Link
        href={listHref}
        className="focus-ring mb-3 inline-flex items-center gap-1.5 rounded text-13 text-muted-foreground hover:text-foreground"
      >
        <ArrowLeft aria-hidden="true" className="size-3.5" />
        All users
      </Link>
      <PageHeader
        title={<bdi className="break-all">{user.username}</bdi>}
        actions={
          <>
            <Button variant="outline" onClick={() => ask("extend", user)}>
              <CalendarPlus aria-hidden="true" />
              Extend
            </Button>
            <UserRowMenu user={user} actions={actions} ask={ask} isOnOwnPage />
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <UserFactsCard user={user} />
        <UserAccessCards appId={appId} userId={userId} />
        <section className="mt-2">
          <UserVariableList appId={appId} user={user} />
        </section>
      </div>
      {asked && (
        <UserDialogs
          asked={{ ...asked, row: user }}
          open={open}
          onOpenChange={setOpen}
          actions={actions}
          onDeleted={() => router.replace(listHref)}
        />
      )}
    </>
  );
}
