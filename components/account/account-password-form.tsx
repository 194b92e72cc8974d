"use client";

import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";

import { signInAddress } from "@/components/auth/next-path";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPC } from "@/components/trpc/client";
import { blamedField, codeOf, describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { FormField } from "@/components/ui/form";
import { FormError } from "@/components/ui/form-error";
import { PasswordInput } from "@/components/ui/password-input";
import { toast } from "@/components/ui/toast";

const resolver = lazyResolver(async () => (await import("./account-password-values")).PasswordValues);

const EMPTY = { currentPassword: "", newPassword: "", repeated: "" };

/** Changes the password. Every session and token ends with the old one, so this browser signs in again at once. */
export function AccountPasswordForm({ username }: { username: string }) {
  const trpc = useTRPC();
  const change = useMutation(trpc.account.changePassword.mutationOptions());
  const form = useForm({ resolver, defaultValues: EMPTY, mode: "onTouched" });
  const { isSubmitting, isDirty, errors } = form.formState;

  const submit = form.handleSubmit(async ({ currentPassword, newPassword }) => {
    try {
      await change.mutateAsync({ currentPassword, newPassword });
    } catch (error) {
      const wrong = codeOf(error) === "INVALID_CREDENTIALS";
      const message = wrong ? "This is not your current password" : describeError(error);
      const blamed = wrong ? "currentPassword" : (blamedField(error, ["newPassword"]) ?? "root");
      form.setError(blamed, { message }, { shouldFocus: true });
      return;
    }
    const { signIn } = await import("next-auth/react");
    const again = await signIn("credentials", { username, password: newPassword, redirect: false });
    if (again.error) return window.location.assign(signInAddress("/account"));
    form.reset(EMPTY);
    toast.success("Password changed", { description: "Every other browser and token has been signed out." });
  });

  return (
    <Card>
      <form noValidate method="post" onSubmit={submit}>
        <CardHeader>
          <div>
            <CardTitle>Password</CardTitle>
            <CardDescription>
              Changing it signs out every browser and ends every API token. This browser signs in again with the new
              one.
            </CardDescription>
          </div>
        </CardHeader>
        <CardContent className="grid gap-4">
          <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
          <FormField
            control={form.control}
            name="currentPassword"
            label="Current password"
            className="sm:max-w-[calc(50%-0.5rem)]"
          >
            {(field) => <PasswordInput {...field} autoComplete="current-password" />}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField
              control={form.control}
              name="newPassword"
              label="New password"
              description="8 characters or more; a long phrase is best."
            >
              {(field) => <PasswordInput {...field} autoComplete="new-password" />}
            </FormField>
            <FormField control={form.control} name="repeated" label="New password again">
              {(field) => <PasswordInput {...field} autoComplete="new-password" />}
            </FormField>
          </div>
          <FormError message={errors.root?.message} />
        </CardContent>
        <CardFooter>
          <Button type="submit" disabled={!isDirty} loading={isSubmitting}>
            Change password
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}
