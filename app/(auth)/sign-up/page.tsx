import type { Metadata } from "next";

import { SignUpScreen } from "@/components/auth/sign-up-screen";
import { ApiProvider } from "@/components/trpc/client";

export const metadata: Metadata = { title: "Create an account" };

/** Where accounts begin. */
export default function SignUpPage() {
  return (
    <ApiProvider>
      <SignUpScreen />
    </ApiProvider>
  );
}
