"use client";

import { ChevronRight } from "lucide-react";
import type { Control } from "react-hook-form";

import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { SubscriptionSelect } from "@/components/user/subscription-select";

import type { GenerateValues } from "./license-generate-values";

type LicenseGenerateOptionsProps = { appId: string; control: Control<GenerateValues, unknown, GenerateValues> };

/** What few keys need: one tier alone, several machines, a fixed end, a key of the seller's own. */
export function LicenseGenerateOptions({ appId, control }: LicenseGenerateOptionsProps) {
  return (
    <details className="group rounded-lg border">
      <summary className="focus-ring flex cursor-pointer list-none items-center [&::-webkit-details-marker]:hidden gap-1.5 rounded-lg px-3 py-2 font-medium text-13">
        <ChevronRight aria-hidden="true" className="size-3.5 text-muted-foreground group-open:rotate-90" />
        More options
      </summary>
      <div className="grid gap-4 border-t p-3">
        <FormField
          control={control}
          name="subscription"
          label="Subscription"
          description="A key opens every subscription of its level, or one alone, whose level it takes."
        >
          {(field) => <SubscriptionSelect {...field} appId={appId} none="All of the level" />}
        </FormField>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField control={control} name="deviceLimit" label="Machines" description="How many each user may bind.">
            {(field) => <NumberInput {...field} min={1} />}
          </FormField>
          <FormField
            control={control}
            name="expiresOn"
            label="Last day"
            description="A fixed end in place of days from the first use."
          >
            {(field) => <Input {...field} type="date" />}
          </FormField>
        </div>
        <FormField
          control={control}
          name="licenseKey"
          label="A key of your own"
          description="One license with exactly this key, in place of random ones."
        >
          {(field) => <Input {...field} spellCheck={false} autoComplete="off" className="font-mono" />}
        </FormField>
      </div>
    </details>
  );
}
