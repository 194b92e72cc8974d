"use client";

import { useForm } from "react-hook-form";

import { lazyResolver } from "@/components/lib/lazy-resolver";
import { blamedField, codeOf, describeError } from "@/components/trpc/errors";
import type { App } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { FormField } from "@/components/ui/form";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useEditApp } from "./use-app";

const resolver = lazyResolver(async () => (await import("./app-general-values")).GeneralValues);

const FIELDS = ["name", "version", "urlPrefix"] as const;
const TAKEN: Record<string, (typeof FIELDS)[number]> = { APP_NAME_TAKEN: "name", URL_PREFIX_TAKEN: "urlPrefix" };

/** Name, version and address of an application. */
export function AppGeneralForm({ app }: { app: App }) {
  const edit = useEditApp(app.id);
  const values = { name: app.name, version: app.version, urlPrefix: app.urlPrefix };
  const form = useForm({ resolver, values, mode: "onTouched" });
  const { isSubmitting, isDirty, errors } = form.formState;
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
