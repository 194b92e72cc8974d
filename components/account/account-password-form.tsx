"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { z } from "zod";

import { useTRPC } from "@/components/trpc/client";
import { codeOf, describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { FormError, FormField } from "@/components/ui/form";
import { PasswordInput } from "@/components/ui/password-input";

const PasswordValues = z
  .object({
    currentPassword: z.string().min(1, "Enter your current password"),
    newPassword: z.string().min(6, "At least 6 characters").max(128, "At most 128 characters"),
    repeated: z.string(),
  })
  .refine((values) => values.newPassword === values.repeated, {
    path: ["repeated"],
    message: "This is not the same as the new password",
  });

const EMPTY = { currentPassword: "", newPassword: "", repeated: "" };

/** Changes the password. Every session and token ends with the old one, so this browser signs in again at once. */
export function AccountPasswordForm({ username }: { username: string }) {
  const trpc = useTRPC();
  const change = useMutation(trpc.account.changePassword.mutationOptions());
  const form = useForm({ resolver: zodResolver(PasswordValues), defaultValues: EMPTY, mode: "onTouched" });
  const { isSubmitting, isDirty, errors } = form.formState;

  const submit = form.handleSubmit(async ({ currentPassword, newPassword }) => {
    try {
      await change.mutateAsync({ currentPassword, newPassword });
    } catch (error) {
      const wrong = codeOf(error) === "INVALID_CREDENTIALS";
      const message = wrong ? "This is not your current password" : describeError(error);
      form.setError(wrong ? "currentPassword" : "root", { message }, { shouldFocus: true });
      return;
    }
    const again = await signIn("credentials", { username, password: newPassword, redirect: false });
    if (again.error) return window.location.assign("/sign-in");
    form.reset(EMPTY);
    toast.success("Password changed", { description: "Every other browser and token has been signed out." });
  });

  return (
    <Card>
      <form noValidate method="post" onSubmit={submit}>
        <CardHeader>
          <div>
            <CardTitle>Password</CardTitle>
            <CardDescription>Changing it signs out every other browser and ends every API token.</CardDescription>
          </div>
        </CardHeader>
        <CardContent className="grid gap-4">
          <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
          <FormField control={form.control} name="currentPassword" label="Current password" className="sm:max-w-xs">
            {(field) => <PasswordInput {...field} autoComplete="current-password" />}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField
              control={form.control}
              name="newPassword"
              label="New password"
              description="6 characters or more; a long phrase is best."
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
