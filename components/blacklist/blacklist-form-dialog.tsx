"use client";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { BlacklistEntry } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

const resolver = lazyResolver(async () => (await import("./blacklist-values")).BlacklistValues);

const DEFAULTS = { type: "ip" as "ip" | "hwid", value: "", note: "" };

type BlacklistFormDialogProps = EntityFormProps<BlacklistEntry> & { appId: string; changes: Changes };

/** Turns an address, a network or a machine away. */
export function BlacklistFormDialog({ open, onOpenChange, appId, changes }: BlacklistFormDialogProps) {
  const { blacklist } = useTRPCClient();
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add to the blacklist"
      description="Whoever it matches is refused the next time they start or log in."
      submit="Add"
      resolver={resolver}
      defaults={DEFAULTS}
      blame={{ ENTRY_EXISTS: "value" }}
      onSubmit={({ note, ...values }) =>
        changes.inDialog(
          () => blacklist.create.mutate({ app: { id: appId }, ...values, note: note || null }),
          `${values.value} is turned away`,
        )
      }
    >
      {(control) => (
        <>
          <FormField control={control} name="type" label="Kind">
            {(field) => (
              <NativeSelect {...field} className="w-full">
                <option value="ip">Address or network</option>
                <option value="hwid">HWID</option>
              </NativeSelect>
            )}
          </FormField>
          <FormField
            control={control}
            name="value"
            label="Value"
            description="An address such as 203.0.113.7, a network such as 203.0.113.0/24, or the exact HWID."
          >
            {(field) => <Input {...field} spellCheck={false} autoComplete="off" className="font-mono" />}
          </FormField>
          <FormField control={control} name="note" label="Note" description="Only you see it.">
            {(field) => <Input {...field} autoComplete="off" placeholder="Cracked the 2.1 build" />}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
