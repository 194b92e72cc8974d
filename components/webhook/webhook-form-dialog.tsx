"use client";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { Webhook } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Textarea } from "@/components/ui/textarea";

const resolver = lazyResolver(async () => (await import("./webhook-values")).WebhookValues);

type WebhookFormDialogProps = EntityFormProps<Webhook> & { appId: string; changes: Changes };

/** Makes a webhook. */
export function WebhookFormDialog({ open, onOpenChange, appId, changes }: WebhookFormDialogProps) {
  const { webhook } = useTRPCClient();
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="New webhook"
      description="Clients call it by its id. They never learn its address or its Authorization header."
      submit="Create webhook"
      resolver={resolver}
      defaults={{ name: "", url: "", userAgent: "", authHeader: "", body: "" }}
      onSubmit={(values) =>
        changes.inDialog(() => webhook.create.mutate({ app: { id: appId }, ...values }), `${values.name} created`)
      }
    >
      {(control) => (
        <>
          <FormField control={control} name="name" label="Name">
            {(field) => <Input {...field} autoComplete="off" placeholder="Notify Discord" />}
          </FormField>
          <FormField control={control} name="url" label="URL">
            {(field) => (
              <Input
                {...field}
                inputMode="url"
                spellCheck={false}
                autoComplete="off"
                placeholder="https://example.com/hook"
              />
            )}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField control={control} name="authHeader" label="Authorization header" description="Optional secret.">
              {(field) => <PasswordInput {...field} autoComplete="off" />}
            </FormField>
            <FormField control={control} name="userAgent" label="User-Agent" description="Optional.">
              {(field) => <Input {...field} autoComplete="off" />}
            </FormField>
          </div>
          <FormField control={control} name="body" label="Body" description="Optional. Sent as it stands.">
            {(field) => <Textarea {...field} rows={3} spellCheck={false} className="font-mono" />}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
