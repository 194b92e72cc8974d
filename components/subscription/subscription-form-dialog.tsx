"use client";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { Subscription } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";

const resolver = lazyResolver(async () => (await import("./subscription-values")).SubscriptionValues);

type SubscriptionFormDialogProps = EntityFormProps<Subscription> & { appId: string; changes: Changes };

/** Makes a tier or changes one. */
export function SubscriptionFormDialog({ row, appId, changes, ...dialog }: SubscriptionFormDialogProps) {
  const { subscription } = useTRPCClient();
  const app = { id: appId };
  return (
    <FormDialog
      {...dialog}
      title={row ? "Edit subscription" : "New subscription"}
      description="A license opens every subscription of its level, unless it was made for a single one."
      submit={row ? "Save" : "Create subscription"}
      resolver={resolver}
      defaults={{ name: row?.name ?? "", level: row?.level ?? 1, durationDays: row?.durationDays ?? 30 }}
      blame={{ SUBSCRIPTION_EXISTS: "name" }}
      onSubmit={(values) =>
        changes.inDialog(
          () =>
            row
              ? subscription.edit.mutate({ app, subscription: { id: row.id }, ...values })
              : subscription.create.mutate({ app, ...values }),
          row ? `${values.name} saved` : `${values.name} created`,
        )
      }
    >
      {(control) => (
        <>
          <FormField control={control} name="name" label="Name">
            {(field) => <Input {...field} autoComplete="off" placeholder="Premium" />}
          </FormField>
          <div className="grid grid-cols-2 gap-3">
            <FormField control={control} name="level" label="Level" description="Licenses of this level open it.">
              {(field) => <NumberInput {...field} min={1} />}
            </FormField>
            <FormField
              control={control}
              name="durationDays"
              label="Days"
              description="For users added without a license."
            >
              {(field) => <NumberInput {...field} min={1} max={36_500} />}
            </FormField>
          </div>
        </>
      )}
    </FormDialog>
  );
}
