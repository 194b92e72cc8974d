"use client";

import { dayOf, endOfDay } from "@/components/entity/day";
import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import { PanelAccessField } from "@/components/entity/switch-field";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { Device } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { SubscriptionSelect } from "@/components/user/subscription-select";

const resolver = lazyResolver(async () => (await import("./device-values")).DeviceValues);

type DeviceFormDialogProps = EntityFormProps<Device> & { appId: string; changes: Changes };

const valuesOf = (row: Device | null) => ({
  deviceType: row?.deviceType ?? ("motherboard" as const),
  deviceId: row?.deviceId ?? "",
  name: row?.name ?? "",
  email: row?.email ?? "",
  subscription: row?.subscription?.name ?? "",
  expiresOn: dayOf(row?.expiresAt),
  note: row?.note ?? "",
  userPanelAccess: row?.userPanelAccess ?? true,
});

/** Authorizes a machine, or changes what is known of one. Its serial stays what it is. */
export function DeviceFormDialog({ row, appId, changes, ...dialog }: DeviceFormDialogProps) {
  const { device } = useTRPCClient();
  const app = { id: appId };

  function save({ deviceType, deviceId, ...values }: ReturnType<typeof valuesOf>) {
    const fields = {
      name: values.name.trim() || null,
      email: values.email || null,
      note: values.note || null,
      userPanelAccess: values.userPanelAccess,
      ...(values.subscription ? { subscription: values.subscription } : {}),
    };
    // An end that was not touched keeps its exact moment.
    const isSameEnd = row !== null && values.expiresOn === dayOf(row.expiresAt);
    const end = isSameEnd ? {} : { expiresAt: endOfDay(values.expiresOn) };
    return changes.inDialog(
      () =>
        row
          ? device.edit.mutate({ app, device: { id: row.id }, ...fields, ...end })
          : device.create.mutate({ app, deviceType, deviceId, ...fields, ...end }),
      row ? "Device saved" : "Device added",
    );
  }

  return (
    <FormDialog
      {...dialog}
      title={row ? "Edit device" : "Add device"}
      description="The machine proves itself by the serial of one of its parts."
      submit={row ? "Save" : "Add device"}
      resolver={resolver}
      defaults={valuesOf(row)}
      blame={{ DEVICE_EXISTS: "deviceId", SUBSCRIPTION_NOT_FOUND: "subscription" }}
      onSubmit={save}
    >
      {(control) => (
        <>
          {!row && (
            <div className="grid gap-4 sm:grid-cols-[auto_minmax(0,1fr)]">
              <FormField control={control} name="deviceType" label="Part">
                {(field) => (
                  <NativeSelect {...field} className="w-full">
                    <option value="motherboard">Motherboard</option>
                    <option value="processor">Processor</option>
                  </NativeSelect>
                )}
              </FormField>
              <FormField control={control} name="deviceId" label="Serial">
                {(field) => <Input {...field} spellCheck={false} autoComplete="off" className="font-mono" />}
              </FormField>
            </div>
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField control={control} name="name" label="Name">
              {(field) => <Input {...field} autoComplete="off" placeholder="Front desk" />}
            </FormField>
            <FormField control={control} name="email" label="Email">
              {(field) => <Input {...field} type="email" autoComplete="off" />}
            </FormField>
            <FormField control={control} name="subscription" label="Subscription">
              {(field) => <SubscriptionSelect {...field} appId={appId} none={row ? "Stays as it is" : "Default"} />}
            </FormField>
            <FormField control={control} name="expiresOn" label="Last day" description="Empty: no end.">
              {(field) => <Input {...field} type="date" />}
            </FormField>
          </div>
          <FormField control={control} name="note" label="Note" description="Only you see it.">
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <PanelAccessField control={control} name="userPanelAccess" />
        </>
      )}
    </FormDialog>
  );
}
