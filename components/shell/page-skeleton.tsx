import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a page: head, then a body. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <div className="mb-5 flex items-start justify-between">
        <div>
          <Skeleton className="h-7 w-40" />
          <Skeleton className="mt-1.5 h-4 w-72 max-w-full" />
        </div>
        <Skeleton className="h-8 w-28" />
      </div>
      <Skeleton className="h-20 w-full rounded-xl" />
      <Skeleton className="mt-4 h-80 w-full rounded-xl" />
    </div>
  );
}
