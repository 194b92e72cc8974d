"use client";

import { useForm } from "react-hook-form";

import { lazyResolver } from "@/components/lib/lazy-resolver";
import { Button } from "@/components/ui/button";
import { FormField } from "@/components/ui/form";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

import type { SignUpValues } from "./sign-up-values";
import type { SubmitResult } from "./submit-result";

const resolver = lazyResolver(async () => (await import("./sign-up-values")).SignUpValues);

type SignUpFormProps = {
  /** Makes the account, signs in and leaves the page, or says why not. */
  onSubmit: (values: SignUpValues) => Promise<SubmitResult<keyof SignUpValues>>;
};

/** Username, email and a new password. */
export function SignUpForm({ onSubmit }: SignUpFormProps) {
  const form = useForm({
    resolver,
    defaultValues: { username: "", email: "", password: "" },
    mode: "onTouched",
  });
  const { isSubmitting, errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    const result = await onSubmit(values);
    if (!result) return;
    form.setError(result.field ?? "root", { message: result.error }, { shouldFocus: true });
  });

  return (
    <form noValidate method="post" onSubmit={submit} className="grid gap-4">
      <FormError message={errors.root?.message} />
      <FormField control={form.control} name="username" label="Username">
        {(field) => (
          <Input {...field} autoComplete="username" autoCapitalize="none" spellCheck={false} className="h-9" />
        )}
      </FormField>
      <FormField control={form.control} name="email" label="Email">
        {(field) => <Input {...field} type="email" autoComplete="email" spellCheck={false} className="h-9" />}
      </FormField>
      <FormField
        control={form.control}
        name="password"
        label="Password"
        description="8 characters or more; a long phrase is best."
      >
        {(field) => <PasswordInput {...field} autoComplete="new-password" className="h-9" />}
      </FormField>
      <Button type="submit" size="lg" loading={isSubmitting} className="mt-1 w-full">
        Create account
      </Button>
    </form>
  );
}
