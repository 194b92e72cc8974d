"use client";

import { FormDialog } from "@/components/entity/form-dialog";
import { useChanges } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { PasswordInput } from "@/components/ui/password-input";
import { Textarea } from "@/components/ui/textarea";

import { SubscriptionSelect } from "./subscription-select";

const resolver = lazyResolver(async () => (await import("./user-values")).CreateUserValues);

const DEFAULTS = {
  username: "",
  password: "",
  email: "",
  subscription: "",
  subscriptionDays: 30 as number | null | undefined,
  note: "",
};

type UserCreateDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; appId: string };

/** Makes a user by hand, without a license. */
export function UserCreateDialog({ open, onOpenChange, appId }: UserCreateDialogProps) {
  const { user } = useTRPCClient();
  const { inDialog } = useChanges("user");
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="New user"
      description="They log in with this name and password. No license is needed."
      submit="Create user"
      resolver={resolver}
      defaults={DEFAULTS}
      blame={{ USERNAME_TAKEN: "username", SUBSCRIPTION_NOT_FOUND: "subscription" }}
      onSubmit={({ subscription, subscriptionDays, email, note, ...rest }) =>
        inDialog(
          () =>
            user.create.mutate({
              app: { id: appId },
              ...rest,
              email: email || null,
              note: note || null,
              ...(subscription ? { subscription } : {}),
              ...(subscriptionDays ? { subscriptionDays } : {}),
            }),
          `${rest.username} can log in`,
        )
      }
    >
      {(control) => (
        <>
          <FormField control={control} name="username" label="Username">
            {(field) => <Input {...field} autoComplete="off" spellCheck={false} />}
          </FormField>
          <FormField control={control} name="password" label="Password">
            {(field) => <PasswordInput {...field} autoComplete="new-password" />}
          </FormField>
          <FormField control={control} name="email" label="Email" description="Optional.">
            {(field) => <Input {...field} type="email" autoComplete="off" />}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField control={control} name="subscription" label="Subscription">
              {(field) => <SubscriptionSelect {...field} appId={appId} none="Default" />}
            </FormField>
            <FormField control={control} name="subscriptionDays" label="Days" description="Empty: never ends.">
              {({ value, ...field }) => (
                <NumberInput {...field} value={value ?? undefined} min={1} max={36_500} placeholder="Never ends" />
              )}
            </FormField>
          </div>
          <FormField control={control} name="note" label="Note" description="Only you see it.">
            {(field) => <Textarea {...field} rows={2} />}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
