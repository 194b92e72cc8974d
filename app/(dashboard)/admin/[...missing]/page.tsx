import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Not found" };

/** What is not there below `/admin` looks like what is there but not for everyone. */
export default function MissingAdminPage() {
  notFound();
}
