"use client";

import { type Control, useWatch } from "react-hook-form";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { EliteRule } from "@/components/trpc/types";
import { Alert } from "@/components/ui/alert";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

const resolver = lazyResolver(async () => (await import("./elite-rule-values")).EliteRuleValues);

type Values = Pick<EliteRule, "list" | "kind" | "value">;

const DEFAULTS: Values = { list: "whitelist", kind: "ip", value: "" };

type EliteRuleFormDialogProps = EntityFormProps<EliteRule> & { changes: Changes };

/** Says where the Elite Key may be used from, or may not. */
export function EliteRuleFormDialog({ open, onOpenChange, changes }: EliteRuleFormDialogProps) {
  const { eliteKey } = useTRPCClient();
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="New rule"
      description="The very next call obeys it."
      submit="Add rule"
      resolver={resolver}
      defaults={DEFAULTS}
      blame={{ RULE_EXISTS: "value" }}
      onSubmit={(values) => changes.inDialog(() => eliteKey.addRule.mutate(values), "Rule added")}
    >
      {(control) => <RuleFields control={control} />}
    </FormDialog>
  );
}

function RuleFields({ control }: { control: Control<Values, unknown, Values> }) {
  const [list, kind] = useWatch({ control, name: ["list", "kind"] });
  const what = kind === "ip" ? "addresses" : "domains";
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField control={control} name="list" label="List">
          {(field) => (
            <NativeSelect {...field} className="w-full">
              <option value="whitelist">Whitelist: let pass</option>
              <option value="blacklist">Blacklist: refuse</option>
            </NativeSelect>
          )}
        </FormField>
        <FormField control={control} name="kind" label="Kind">
          {(field) => (
            <NativeSelect {...field} className="w-full">
              <option value="ip">Address or network</option>
              <option value="domain">Domain</option>
            </NativeSelect>
          )}
        </FormField>
      </div>
      <FormField
        control={control}
        name="value"
        label="Value"
        description={
          kind === "ip"
            ? "An address such as 203.0.113.7, or a network such as 203.0.113.0/24."
            : "A domain such as example.com, or *.example.com for all below it."
        }
      >
        {(field) => <Input {...field} spellCheck={false} autoComplete="off" className="font-mono" />}
      </FormField>
      <Alert mood={kind === "domain" ? "warning" : "info"}>
        {list === "whitelist"
          ? `As soon as one of the ${what} is on the whitelist, calls from all others are refused.`
          : "What is on a blacklist is refused, also when a whitelist names it."}
        {kind === "domain" && " Domain rules are advisory: a program can claim any domain."}
      </Alert>
    </>
  );
}
