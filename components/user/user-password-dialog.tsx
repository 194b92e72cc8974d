"use client";

import { useState } from "react";

import { FormDialog } from "@/components/entity/form-dialog";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import type { User } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { PasswordInput } from "@/components/ui/password-input";
import { SecretField } from "@/components/ui/secret-field";

import type { UserActions } from "./use-user-actions";

const resolver = lazyResolver(async () => (await import("./user-values")).PasswordValues);

type UserPasswordDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  user: User;
  actions: UserActions;
};

/** Gives a user another password. One that the server made is shown this once. */
export function UserPasswordDialog({ open, onOpenChange, user, actions }: UserPasswordDialogProps) {
  const [generated, setGenerated] = useState<string | null>(null);
  const name = <bdi className="break-all font-medium text-foreground">{user.username}</bdi>;

  async function submit({ newPassword }: { newPassword: string }) {
    const result = await actions.resetPassword(user.id, newPassword);
    setGenerated(result.generated);
  }

  return (
    <>
      <FormDialog
        open={open}
        onOpenChange={onOpenChange}
        title="Reset password"
        description={<>{name} is logged out everywhere and needs the new password to come back.</>}
        submit="Reset password"
        resolver={resolver}
        defaults={{ newPassword: "" }}
        onSubmit={submit}
      >
        {(control) => (
          <FormField
            control={control}
            name="newPassword"
            label="New password"
            description="Leave it empty and a strong one is made for you."
          >
            {(field) => <PasswordInput {...field} autoComplete="new-password" />}
          </FormField>
        )}
      </FormDialog>
      <Dialog open={generated !== null} onOpenChange={() => setGenerated(null)}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>The new password</DialogTitle>
            <DialogDescription>Hand it to {name} now: it cannot be read again.</DialogDescription>
          </DialogHeader>
          <DialogBody>
            <SecretField value={generated ?? ""} label="Password" />
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Done</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
