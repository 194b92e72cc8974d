"use client";

import { useForm } from "react-hook-form";
import { plural } from "@/components/lib/format";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Textarea } from "@/components/ui/textarea";

import { DurationPresets } from "./license-duration-presets";
import { LicenseGenerateOptions } from "./license-generate-options";
import type { GenerateValues } from "./license-generate-values";
import { LicenseMaskPreview } from "./license-mask-preview";

const resolver = lazyResolver(async () => (await import("./license-generate-values")).GenerateValues);

const DEFAULTS: GenerateValues = {
  count: 1,
  mask: "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
  durationDays: 30,
  level: 1,
  maxUses: 1,
  note: "",
  subscription: "",
  deviceLimit: 1,
  expiresOn: "",
  licenseKey: "",
};

type LicenseGenerateFormProps = {
  appId: string;
  /** Makes the keys, or returns the sentence why not. */
  onSubmit: (values: GenerateValues) => Promise<string | undefined>;
};

/** How many keys, how they look, and what they grant. */
export function LicenseGenerateForm({ appId, onSubmit }: LicenseGenerateFormProps) {
  const form = useForm({ resolver, defaultValues: DEFAULTS, mode: "onTouched" });
  const { control, formState, watch, setValue } = form;
  const [mask, amount, durationDays, ownKey] = watch(["mask", "count", "durationDays", "licenseKey"]);
  const count = ownKey ? 1 : amount;

  const submit = form.handleSubmit(async (values) => {
    const message = await onSubmit(values);
    if (message) form.setError("root", { message });
  });

  return (
    <form noValidate onSubmit={submit} className="contents">
      <DialogBody className="grid gap-4">
        <div className="grid gap-2">
          <FormField control={control} name="mask" label="Mask" description="Each X or * becomes a letter or a digit.">
            {(field) => <Input {...field} spellCheck={false} autoComplete="off" className="font-mono" />}
          </FormField>
          <LicenseMaskPreview mask={mask} />
        </div>
        <div className="grid gap-2">
          <FormField
            control={control}
            name="durationDays"
            label="Duration in days"
            description={durationDays === null ? "The key never expires." : "Starts when the key is first used."}
          >
            {({ value, ...field }) => (
              <NumberInput {...field} value={value ?? undefined} min={1} max={36_500} placeholder="Never expires" />
            )}
          </FormField>
          <DurationPresets
            value={durationDays}
            onChoose={(days) => setValue("durationDays", days, { shouldValidate: true })}
          />
        </div>
        <div className="grid grid-cols-3 gap-3">
          <FormField control={control} name="count" label="Keys">
            {(field) => <NumberInput {...field} min={1} max={500} />}
          </FormField>
          <FormField control={control} name="level" label="Level">
            {(field) => <NumberInput {...field} min={1} />}
          </FormField>
          <FormField control={control} name="maxUses" label="Uses each">
            {(field) => <NumberInput {...field} min={1} />}
          </FormField>
        </div>
        <FormField control={control} name="note" label="Note" description="Only you see it.">
          {(field) => <Textarea {...field} rows={2} placeholder="Black Friday, batch 2" />}
        </FormField>
        <LicenseGenerateOptions appId={appId} control={control} />
        <FormError message={formState.errors.root?.message} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" loading={formState.isSubmitting}>
          Generate {Number.isInteger(count) && count > 0 ? plural(count, "license") : "licenses"}
        </Button>
      </DialogFooter>
    </form>
  );
}
