"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { Button } from "@/components/ui/button";
import { FormError, FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

import type { SubmitResult } from "./submit-result";

const SignUpValues = z.object({
  username: z
    .string()
    .trim()
    .min(1, "Choose a username")
    .max(64, "At most 64 characters")
    .regex(/^[^\s@]*$/, "No spaces and no @"),
  email: z.email("That does not look like an email address"),
  password: z.string().min(6, "At least 6 characters").max(128, "At most 128 characters"),
});

/** What the sign-up form collects. */
export type SignUpValues = z.infer<typeof SignUpValues>;

type SignUpFormProps = {
  /** Makes the account, signs in and leaves the page, or says why not. */
  onSubmit: (values: SignUpValues) => Promise<SubmitResult<keyof SignUpValues>>;
};

/** Username, email and a new password. */
export function SignUpForm({ onSubmit }: SignUpFormProps) {
  const form = useForm({
    resolver: zodResolver(SignUpValues),
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
        description="6 characters or more; a long phrase is best."
      >
        {(field) => <PasswordInput {...field} autoComplete="new-password" className="h-9" />}
      </FormField>
      <Button type="submit" size="lg" loading={isSubmitting} className="mt-1 w-full">
        Create account
      </Button>
    </form>
  );
}
