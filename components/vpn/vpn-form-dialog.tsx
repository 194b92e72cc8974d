"use client";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { VpnAllowance } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";

const resolver = lazyResolver(async () => (await import("./vpn-values")).VpnValues);

type VpnFormDialogProps = EntityFormProps<VpnAllowance> & { appId: string; changes: Changes };

/** Lets an address or a network pass the VPN check. */
export function VpnFormDialog({ open, onOpenChange, appId, changes }: VpnFormDialogProps) {
  const { vpnAllowance } = useTRPCClient();
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Allow an address"
      description="It passes the VPN check, whatever network it belongs to."
      submit="Allow"
      resolver={resolver}
      defaults={{ value: "", note: "" }}
      blame={{ ALLOWANCE_EXISTS: "value" }}
      onSubmit={({ value, note }) =>
        changes.inDialog(
          () => vpnAllowance.add.mutate({ app: { id: appId }, value, note: note || null }),
          `${value} passes`,
        )
      }
    >
      {(control) => (
        <>
          <FormField
            control={control}
            name="value"
            label="Address or network"
            description="Such as 203.0.113.7 or 203.0.113.0/24."
          >
            {(field) => <Input {...field} spellCheck={false} autoComplete="off" className="font-mono" />}
          </FormField>
          <FormField control={control} name="note" label="Note" description="Only you see it.">
            {(field) => <Input {...field} autoComplete="off" placeholder="Office of a reseller" />}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
