"use client";

import Link from "next/link";
import { signIn } from "next-auth/react";

import { Alert } from "@/components/ui/alert";

import { AuthCard } from "./auth-card";
import { signInSentence } from "./sign-in-code";
import { SignInForm } from "./sign-in-form";
import type { SignInValues } from "./sign-in-values";

type SignInScreenProps = {
  /** Where to go afterwards: a path of this site. */
  next: string;
  /** A sentence above the form. */
  notice: string | null;
};

/** Signs in through next-auth and goes on. */
export function SignInScreen({ next, notice }: SignInScreenProps) {
  async function submit(values: SignInValues) {
    const result = await signIn("credentials", { ...values, redirect: false }).catch(() => null);
    if (!result) return { error: "The server did not answer. Check that it is running and that you are online." };
    if (result.error) return { error: signInSentence(result.code) };
    // A full load, so that nothing of an earlier account stays in memory.
    window.location.assign(next);
    return new Promise<undefined>(() => undefined);
  }

  return (
    <AuthCard
      title="Sign in"
      description="Your applications, keys and customers."
      footer={
        <>
          New here?{" "}
          <Link href="/sign-up" className="font-medium text-brand underline-offset-4 hover:underline">
            Create an account
          </Link>
        </>
      }
    >
      {notice && (
        <div role="status" className="mb-5">
          <Alert mood="info">{notice}</Alert>
        </div>
      )}
      <SignInForm onSubmit={submit} />
    </AuthCard>
  );
}
