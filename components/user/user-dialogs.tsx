"use client";

import { BanDialog } from "@/components/entity/ban-dialog";
import { DaysDialog } from "@/components/entity/days-dialog";
import { Ending } from "@/components/entity/ending";
import type { Asked } from "@/components/entity/use-question";
import type { User } from "@/components/trpc/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

import type { UserActions } from "./use-user-actions";
import { UserEditDialog } from "./user-edit-dialog";
import { UserPasswordDialog } from "./user-password-dialog";
import type { UserQuestion } from "./user-row-menu";

type UserDialogsProps = {
  asked: Asked<UserQuestion, User>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: UserActions;
  /** After the user is gone. */
  onDeleted?: () => void;
};

/** The dialogs of one user. */
export function UserDialogs({ asked, open, onOpenChange, actions, onDeleted }: UserDialogsProps) {
  const { about, row: user } = asked;
  const at = (question: UserQuestion) => ({ open: open && about === question, onOpenChange });
  const name = <bdi className="break-all font-medium text-foreground">{user.username}</bdi>;
  const has = user.subscription ? (
    <>
      {name} has <bdi>{user.subscription}</bdi>, which <Ending at={user.expiresAt} />
    </>
  ) : (
    <>{name} has no subscription yet.</>
  );
  return (
    <>
      <BanDialog {...at("ban")} noun="user" who={user.username} onBan={(reason) => actions.ban(user.id, reason)} />
      <DaysDialog
        {...at("extend")}
        direction="extend"
        title="Extend subscription"
        description={has}
        tiersOf={user.appId}
        onSubmit={(days, subscription) => actions.extend(user.id, days, subscription)}
      />
      <DaysDialog
        {...at("shorten")}
        direction="shorten"
        title="Shorten subscription"
        description={has}
        onSubmit={(days) => actions.shorten(user.id, days)}
      />
      <UserEditDialog {...at("edit")} user={user} description={has} actions={actions} />
      <UserPasswordDialog {...at("password")} user={user} actions={actions} />
      <ConfirmDialog
        {...at("hwid")}
        title="Reset HWID?"
        description={<>{name} is unbound from every machine. The next one to log in is bound instead.</>}
        action="Reset HWID"
        destructive={false}
        onConfirm={() => actions.resetHwid(user.id)}
      />
      <ConfirmDialog
        {...at("delete")}
        title="Delete this user?"
        description={
          <>
            {name} goes with all that is kept for them: subscriptions, machines, variables. This cannot be undone; to
            stop them for a while, pause them instead.
          </>
        }
        action="Delete user"
        onConfirm={async () => {
          await actions.remove(user.id);
          onDeleted?.();
        }}
      />
    </>
  );
}
