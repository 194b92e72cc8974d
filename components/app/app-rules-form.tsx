"use client";

import { useForm } from "react-hook-form";

import { SwitchField } from "@/components/entity/switch-field";
import { describeError } from "@/components/trpc/errors";
import type { App } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { FormError } from "@/components/ui/form-error";
import { toast } from "@/components/ui/toast";
import { useEditApp } from "./use-app";

const RULES = [
  {
    name: "requireKey",
    label: "Registration needs a license key",
    description: "Off, anybody may register and gets the default subscription.",
  },
  {
    name: "hwidLock",
    label: "Bind to one machine",
    description: "A user or key works on the hardware it was first used on, until you reset it.",
  },
  {
    name: "hashCheck",
    label: "Check the program's hash",
    description: "Only builds whose hash you registered may connect. With none registered, none may.",
  },
  {
    name: "antiVpn",
    label: "Refuse VPNs",
    description: "Clients behind a known VPN or hosting provider are turned away.",
  },
  {
    name: "isPaused",
    label: "Pause",
    description: "Clients are told that the application is paused; open sessions stop working.",
  },
  {
    name: "isEnabled",
    label: "Enabled",
    description: "Off, the application does not exist for clients and for the Elite API.",
  },
  {
    name: "userPanelEnabled",
    label: "Customer panel",
    description: "A flag for a panel of your own, which reads it through the Elite API. Clients are not affected.",
  },
] as const;

type RuleValues = Record<(typeof RULES)[number]["name"], boolean>;

/** What clients of an application must fulfil, and whether it serves them at all. */
export function AppRulesForm({ app }: { app: App }) {
  const edit = useEditApp(app.id);
  const { requireKey, hwidLock, hashCheck, antiVpn, isPaused, isEnabled, userPanelEnabled } = app;
  const values: RuleValues = { requireKey, hwidLock, hashCheck, antiVpn, isPaused, isEnabled, userPanelEnabled };
  const form = useForm({ values });
  const { isSubmitting, isDirty, errors } = form.formState;

  const submit = form.handleSubmit(async (changes) => {
    try {
      await edit(changes);
      toast.success("Rules saved. They hold from now on.");
    } catch (error) {
      form.setError("root", { message: describeError(error) });
    }
  });

  return (
    <Card>
      <form onSubmit={submit}>
        <CardHeader>
          <div>
            <CardTitle>Client rules</CardTitle>
            <CardDescription>Who may connect, and whether anybody may.</CardDescription>
          </div>
        </CardHeader>
        <CardContent className="grid gap-4">
          {RULES.map((rule) => (
            <SwitchField key={rule.name} control={form.control} {...rule} />
          ))}
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
