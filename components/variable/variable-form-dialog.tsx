"use client";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { Variable } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";

const resolver = lazyResolver(async () => (await import("./variable-values")).VariableValues);

type VariableFormDialogProps = EntityFormProps<Variable> & { appId: string; changes: Changes };

/** Makes a global variable, or gives one another value. Its key stays what it is. */
export function VariableFormDialog({ row, appId, changes, ...dialog }: VariableFormDialogProps) {
  const { variable } = useTRPCClient();
  return (
    <FormDialog
      {...dialog}
      title={row ? "Edit variable" : "New variable"}
      description="Clients read it by its key. A key that there is already gets the new value."
      submit={row ? "Save" : "Create variable"}
      resolver={resolver}
      defaults={{ key: row?.key ?? "", value: row?.value ?? "", isWritable: row?.isWritable ?? true }}
      onSubmit={(values) =>
        changes.inDialog(() => variable.set.mutate({ app: { id: appId }, ...values }), `${values.key} saved`)
      }
    >
      {(control) => (
        <>
          <FormField control={control} name="key" label="Key">
            {(field) => (
              <Input
                {...field}
                readOnly={row !== null}
                spellCheck={false}
                autoComplete="off"
                className="font-mono read-only:bg-muted"
                placeholder="motd"
              />
            )}
          </FormField>
          <FormField control={control} name="value" label="Value" description="Up to 64 KiB of text.">
            {(field) => <Textarea {...field} rows={3} spellCheck={false} className="font-mono" />}
          </FormField>
          <FormField
            control={control}
            name="isWritable"
            layout="row"
            label="Writable"
            description="Off, it is marked read-only for clients."
          >
            {({ value, onChange, ...field }) => <Switch {...field} checked={value} onCheckedChange={onChange} />}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
