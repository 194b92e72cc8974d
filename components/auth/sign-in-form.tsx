"use client";

import { useForm } from "react-hook-form";

import { lazyResolver } from "@/components/lib/lazy-resolver";
import { Button } from "@/components/ui/button";
import { FormField } from "@/components/ui/form";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

import type { SignInValues } from "./sign-in-values";
import type { SubmitResult } from "./submit-result";

const resolver = lazyResolver(async () => (await import("./sign-in-values")).SignInValues);

type SignInFormProps = {
  /** Signs in and leaves the page, or says why not. */
  onSubmit: (values: SignInValues) => Promise<SubmitResult<keyof SignInValues>>;
};

/** Username and password. */
export function SignInForm({ onSubmit }: SignInFormProps) {
  const form = useForm({ resolver, defaultValues: { username: "", password: "" } });
  const { isSubmitting, errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    const result = await onSubmit(values);
    if (!result) return;
    form.setError(result.field ?? "root", { message: result.error });
    form.setFocus("password", { shouldSelect: true });
  });

  return (
    <form noValidate method="post" onSubmit={submit} className="grid gap-4">
      <FormError message={errors.root?.message} />
      <FormField control={form.control} name="username" label="Username or email">
        {(field) => (
          <Input {...field} autoComplete="username" autoCapitalize="none" spellCheck={false} className="h-9" />
        )}
      </FormField>
      <FormField control={form.control} name="password" label="Password">
        {(field) => <PasswordInput {...field} autoComplete="current-password" className="h-9" />}
      </FormField>
      <Button type="submit" size="lg" loading={isSubmitting} className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  );
}
