"use client";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { SellerKey } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";

const resolver = lazyResolver(async () => (await import("./seller-key-values")).SellerKeyValues);

type SellerKeyFormDialogProps = EntityFormProps<SellerKey> & { changes: Changes };

/** Makes a seller key. */
export function SellerKeyFormDialog({ open, onOpenChange, changes }: SellerKeyFormDialogProps) {
  const { sellerKey } = useTRPCClient();
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="New seller key"
      description="It opens the Seller API for all of your applications. You can read it again here at any time."
      submit="Create key"
      resolver={resolver}
      defaults={{ name: "" }}
      onSubmit={({ name }) => changes.inDialog(() => sellerKey.create.mutate({ name }), `${name} created`)}
    >
      {(control) => (
        <FormField control={control} name="name" label="Name" description="Where it will be used.">
          {(field) => <Input {...field} autoComplete="off" placeholder="Discord bot" />}
        </FormField>
      )}
    </FormDialog>
  );
}
