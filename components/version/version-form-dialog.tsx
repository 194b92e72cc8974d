"use client";

import { type Control, useWatch } from "react-hook-form";

import { dayOf, endOfDay } from "@/components/entity/day";
import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { Version } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";

import { VERSION_MODES, type VersionModeName } from "./version-modes";

const resolver = lazyResolver(async () => (await import("./version-values")).VersionValues);

type Values = {
  version: string;
  mode: VersionModeName;
  allowedUntil: string;
  reminderMessage: string;
  downloadUrl: string;
  changelog: string;
  isLatest: boolean;
};

const valuesOf = (row: Version | null): Values => ({
  version: row?.version ?? "",
  mode: row?.mode ?? "allow",
  allowedUntil: dayOf(row?.allowedUntil),
  reminderMessage: row?.reminderMessage ?? "",
  downloadUrl: row?.downloadUrl ?? "",
  changelog: row?.changelog ?? "",
  isLatest: row?.isLatest ?? false,
});

type VersionFormDialogProps = EntityFormProps<Version> & { appId: string; changes: Changes };

/** Lets another version run, or changes how one runs. */
export function VersionFormDialog({ row, appId, changes, ...dialog }: VersionFormDialogProps) {
  const { version } = useTRPCClient();
  const app = { id: appId };

  function save({ isLatest, ...values }: Values) {
    const changed = {
      ...values,
      allowedUntil: values.mode === "temporary" ? endOfDay(values.allowedUntil) : null,
      reminderMessage: values.reminderMessage || null,
      downloadUrl: values.downloadUrl || null,
      changelog: values.changelog || null,
      // A version stops being the latest when another one becomes it, never by itself.
      ...(isLatest && !row?.isLatest ? { isLatest } : {}),
    };
    const work = () =>
      row
        ? version.edit.mutate({ app, version: { id: row.id }, changes: changed })
        : version.add.mutate({ app, ...changed });
    return changes.inDialog(work, `${values.version} saved`);
  }

  return (
    <FormDialog
      {...dialog}
      title={row ? "Edit version" : "Add version"}
      description="How clients of this version are received."
      submit={row ? "Save" : "Add version"}
      resolver={resolver}
      defaults={valuesOf(row)}
      blame={{ VERSION_EXISTS: "version" }}
      onSubmit={save}
    >
      {(control) => <VersionFields control={control} wasLatest={row?.isLatest ?? false} />}
    </FormDialog>
  );
}

function VersionFields({ control, wasLatest }: { control: Control<Values, unknown, Values>; wasLatest: boolean }) {
  const mode = useWatch({ control, name: "mode" });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField control={control} name="version" label="Version">
          {(field) => <Input {...field} autoComplete="off" placeholder="1.4.2" className="font-mono" />}
        </FormField>
        <FormField control={control} name="mode" label="Clients of it" description={VERSION_MODES[mode].text}>
          {(field) => (
            <NativeSelect {...field} className="w-full">
              {Object.entries(VERSION_MODES).map(([value, { label }]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </FormField>
      </div>
      {mode === "temporary" && (
        <FormField control={control} name="allowedUntil" label="Last day">
          {(field) => <Input {...field} type="date" className="sm:max-w-48" />}
        </FormField>
      )}
      {mode !== "allow" && (
        <FormField
          control={control}
          name="reminderMessage"
          label="Reminder"
          description="Optional. Shown by the client."
        >
          {(field) => <Input {...field} autoComplete="off" placeholder="Version 2 is out. Please update." />}
        </FormField>
      )}
      <FormField control={control} name="downloadUrl" label="Download" description="Optional. An https address.">
        {(field) => <Input {...field} inputMode="url" spellCheck={false} autoComplete="off" />}
      </FormField>
      <FormField control={control} name="changelog" label="Changelog" description="Optional.">
        {(field) => <Textarea {...field} rows={3} />}
      </FormField>
      {!wasLatest && (
        <FormField
          control={control}
          name="isLatest"
          layout="row"
          label="Make it the current version"
          description="The application's own version becomes this one."
        >
          {({ value, onChange, ...field }) => <Switch {...field} checked={value} onCheckedChange={onChange} />}
        </FormField>
      )}
    </>
  );
}
