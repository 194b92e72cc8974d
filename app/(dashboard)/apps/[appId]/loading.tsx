import { PageSkeleton } from "@/components/shell/page-skeleton";

/** Shown at once when one goes to another page of an application. */
export default function AppLoading() {
  return <PageSkeleton />;
}
