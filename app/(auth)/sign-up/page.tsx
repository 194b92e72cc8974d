import type { Metadata } from "next";

import { HOME } from "@/components/auth/next-path";
import { SignUpScreen } from "@/components/auth/sign-up-screen";
import { ApiProvider } from "@/components/trpc/client";

import { passSignedIn } from "../_lib/pass-signed-in";

export const metadata: Metadata = { title: "Create an account" };

/** Where accounts begin. */
export default async function SignUpPage() {
  await passSignedIn(HOME);
  return (
    <ApiProvider>
      <SignUpScreen />
    </ApiProvider>
  );
}
