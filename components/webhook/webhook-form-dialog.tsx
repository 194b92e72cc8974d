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

const valuesOf = (row: Webhook | null) => ({
  name: row?.name ?? "",
  url: row?.url ?? "",
  userAgent: row?.userAgent ?? "",
  authHeader: row?.authHeader ?? "",
  body: row?.body ?? "",
});

/** Makes a webhook, or changes one, which keeps its id. */
export function WebhookFormDialog({ row, appId, changes, ...dialog }: WebhookFormDialogProps) {
  const { webhook } = useTRPCClient();
  const app = { id: appId };
  return (
    <FormDialog
      {...dialog}
      title={row ? "Edit webhook" : "New webhook"}
      description="Clients call it by its id. They never learn its address or its Authorization header."
      submit={row ? "Save" : "Create webhook"}
      resolver={resolver}
      defaults={valuesOf(row)}
      onSubmit={(values) =>
        changes.inDialog(
          () => (row ? webhook.edit.mutate({ app, id: row.id, ...values }) : webhook.create.mutate({ app, ...values })),
          row ? `${values.name} saved` : `${values.name} created`,
        )
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
