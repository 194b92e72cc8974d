import type { Metadata } from "next";

import { safeNext } from "@/components/auth/next-path";
import { signInNotice } from "@/components/auth/sign-in-code";
import { SignInScreen } from "@/components/auth/sign-in-screen";

import { passSignedIn } from "../_lib/pass-signed-in";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where everyone without a session arrives; `?next=` leads back to where they were going. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const given = await searchParams;
  const next = safeNext(given["next"]);
  await passSignedIn(next);
  return <SignInScreen next={next} notice={signInNotice(given["notice"])} />;
}
