"use client";

import type { ReactNode } from "react";

import { HolderEditDialog } from "@/components/entity/holder-edit-dialog";
import type { User } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";

import type { UserActions } from "./use-user-actions";

type UserEditDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  user: User;
  /** What they have now. */
  description: ReactNode;
  actions: UserActions;
};

/** Changes what is known of a user, and what they may use. */
export function UserEditDialog({ user, description, actions, ...dialog }: UserEditDialogProps) {
  const isImplicit = user.licenseId !== null;
  return (
    <HolderEditDialog
      {...dialog}
      noun="user"
      appId={user.appId}
      holder={user}
      description={description}
      endHint="Empty: it never ends."
      onSave={(changes) => actions.edit(user.id, changes)}
    >
      {(control) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField
            control={control}
            name="username"
            label="Username"
            description={isImplicit ? "The user of a license keeps its name." : undefined}
          >
            {(field) => <Input {...field} readOnly={isImplicit} autoComplete="off" spellCheck={false} />}
          </FormField>
          <FormField control={control} name="email" label="Email">
            {(field) => <Input {...field} type="email" autoComplete="off" />}
          </FormField>
        </div>
      )}
    </HolderEditDialog>
  );
}
