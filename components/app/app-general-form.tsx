"use client";

import { useForm } from "react-hook-form";

import { plural } from "@/components/lib/format";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { blamedField, codeOf, describeError } from "@/components/trpc/errors";
import type { App } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { FormField } from "@/components/ui/form";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { toast } from "@/components/ui/toast";
import { useEditApp } from "./use-app";

const resolver = lazyResolver(async () => (await import("./app-general-values")).GeneralValues);

const FIELDS = ["name", "version", "urlPrefix", "downloadUrl", "sessionSeconds"] as const;
const TAKEN: Record<string, (typeof FIELDS)[number]> = { APP_NAME_TAKEN: "name", URL_PREFIX_TAKEN: "urlPrefix" };

const UNITS = [
  { seconds: 86_400, name: "day" },
  { seconds: 3_600, name: "hour" },
  { seconds: 60, name: "minute" },
];

/** A length of time in the largest unit that it is whole in: ": 6 hours"; "" when it is whole in none. */
function inWords(seconds: number | undefined): string {
  const unit = UNITS.find((unit) => seconds && seconds % unit.seconds === 0);
  return unit && seconds ? `: ${plural(seconds / unit.seconds, unit.name)}` : "";
}

/** Name, version and addresses of an application, and how long its sessions last. */
export function AppGeneralForm({ app }: { app: App }) {
  const edit = useEditApp(app.id);
  const { name, version, urlPrefix, downloadUrl, sessionSeconds } = app;
  const values = { name, version, urlPrefix, downloadUrl: downloadUrl ?? "", sessionSeconds };
  const form = useForm({ resolver, values, mode: "onTouched" });
  const { isSubmitting, isDirty, errors } = form.formState;
  const lifetime = form.watch("sessionSeconds");
  const renamed = form.watch("name").trim() !== app.name;

  const submit = form.handleSubmit(async (changes) => {
    try {
      await edit(changes);
      toast.success("Settings saved");
    } catch (error) {
      const field = TAKEN[codeOf(error) ?? ""] ?? blamedField(error, FIELDS) ?? "root";
      form.setError(field, { message: describeError(error) }, { shouldFocus: true });
    }
  });

  return (
    <Card>
      <form noValidate onSubmit={submit}>
        <CardHeader>
          <div>
            <CardTitle>General</CardTitle>
            <CardDescription>How clients and the Elite API address this application.</CardDescription>
          </div>
        </CardHeader>
        <CardContent className="grid gap-4">
          <FormField
            control={form.control}
            name="name"
            label="Name"
            description={
              renamed ? "Clients send the name: those you have shipped will not connect under the new one." : undefined
            }
          >
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField
              control={form.control}
              name="version"
              label="Version"
              description="A client that reports another one is told to update."
            >
              {(field) => <Input {...field} autoComplete="off" className="font-mono" />}
            </FormField>
            <FormField
              control={form.control}
              name="urlPrefix"
              label="URL prefix"
              description="Unique on this server; renaming does not change it."
            >
              {(field) => <Input {...field} autoComplete="off" spellCheck={false} className="font-mono" />}
            </FormField>
            <FormField
              control={form.control}
              name="downloadUrl"
              label="Download address"
              description="Where a client with another version is sent. Empty: nowhere."
            >
              {(field) => (
                <Input {...field} inputMode="url" autoComplete="off" spellCheck={false} placeholder="https://" />
              )}
            </FormField>
            <FormField
              control={form.control}
              name="sessionSeconds"
              label="Session lifetime in seconds"
              description={`How long a client's session lasts after it connects${inWords(lifetime)}.`}
            >
              {(field) => <NumberInput {...field} min={60} max={604_800} />}
            </FormField>
          </div>
          <FormError message={errors.root?.message} />
        </CardContent>
        <CardFooter>
          {isDirty && (
            <Button variant="ghost" onClick={() => form.reset()}>
              Discard
            </Button>
          )}
          <Button type="submit" disabled={!isDirty} loading={isSubmitting}>
            Save
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}
