"use client";

import { useMutation } from "@tanstack/react-query";

import { FormDialog } from "@/components/entity/form-dialog";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

const resolver = lazyResolver(async () => (await import("./account-delete-values")).AccountDeleteValues);

type AccountDeleteDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  username: string;
  /** What goes with the account, each in a few words. */
  losses: readonly string[];
};

/** Deletes the account, and leaves for the sign-in page, which says so. */
export function AccountDeleteDialog({ open, onOpenChange, username, losses }: AccountDeleteDialogProps) {
  const trpc = useTRPC();
  const remove = useMutation(trpc.account.delete.mutationOptions());

  async function submit({ password }: { password: string }) {
    try {
      await remove.mutateAsync({ password });
    } catch (error) {
      throw new Error(describeError(error), { cause: error });
    }
    // A full load, so that nothing of the account stays in memory.
    window.location.assign("/sign-in?notice=account-deleted");
    return new Promise(() => undefined);
  }

  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Delete your account?"
      description={
        <>
          <p>This goes at once, and nothing brings it back:</p>
          <ul className="mt-2 list-disc space-y-1 pl-4 text-foreground marker:text-muted-foreground">
            {losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </>
      }
      submit="Delete account"
      destructive
      resolver={resolver}
      defaults={{ username, typed: "", password: "" }}
      blame={{ INVALID_CREDENTIALS: "password" }}
      onSubmit={submit}
    >
      {(control) => (
        <>
          <FormField
            control={control}
            name="typed"
            label={
              <span>
                Type <bdi className="select-all break-all font-semibold">{username}</bdi> to confirm
              </span>
            }
          >
            {(field) => <Input {...field} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
          </FormField>
          <FormField control={control} name="password" label="Password">
            {(field) => <PasswordInput {...field} autoComplete="current-password" />}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
