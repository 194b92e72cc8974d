"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { signIn } from "next-auth/react";

import { useTRPC } from "@/components/trpc/client";
import { blamedField, describeError } from "@/components/trpc/errors";

import { AuthCard } from "./auth-card";
import { HOME } from "./next-path";
import { SignUpForm } from "./sign-up-form";
import type { SignUpValues } from "./sign-up-values";

const FIELDS = ["username", "email", "password"] as const;

/** Makes the account, signs in with it and goes to the overview, which says what comes first. */
export function SignUpScreen() {
  const trpc = useTRPC();
  const register = useMutation(trpc.account.register.mutationOptions());

  async function submit(values: SignUpValues) {
    try {
      await register.mutateAsync(values);
    } catch (error) {
      const field = blamedField(error, FIELDS);
      return { error: describeError(error), ...(field ? { field } : {}) };
    }
    const { username, password } = values;
    const result = await signIn("credentials", { username, password, redirect: false }).catch(() => null);
    window.location.assign(result && !result.error ? HOME : "/sign-in");
    return new Promise<undefined>(() => undefined);
  }

  return (
    <AuthCard
      title="Create your account"
      description="One account for all the applications you sell."
      footer={
        <>
          Already have one?{" "}
          <Link href="/sign-in" className="font-medium text-brand underline-offset-4 hover:underline">
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm onSubmit={submit} />
    </AuthCard>
  );
}
