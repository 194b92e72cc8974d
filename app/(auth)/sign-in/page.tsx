import type { Metadata } from "next";

import { safeNext } from "@/components/auth/sign-in-code";
import { SignInScreen } from "@/components/auth/sign-in-screen";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where everyone without a session arrives; `?next=` leads back to where they were going. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next } = await searchParams;
  return <SignInScreen next={safeNext(next)} />;
}
