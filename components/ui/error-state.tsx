"use client";

import { RotateCw, TriangleAlert } from "lucide-react";

import { cn } from "@/components/lib/cn";

import { Button } from "./button";

type ErrorStateProps = {
  title?: string;
  message: string;
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
};

/** What stands in place of something that could not be loaded. */
export function ErrorState({
  title = "This could not be loaded",
  message,
  onRetry,
  retrying,
  className,
}: ErrorStateProps) {
  return (
    <div role="alert" className={cn("flex flex-col items-center justify-center px-6 py-14 text-center", className)}>
      <span className="mb-4 flex size-10 items-center justify-center rounded-lg bg-destructive-soft">
        <TriangleAlert aria-hidden="true" className="size-5 text-destructive" />
      </span>
      <p className="font-medium text-sm">{title}</p>
      <p className="mt-1 max-w-sm text-balance text-13 text-muted-foreground">{message}</p>
      {onRetry && (
        <Button variant="outline" className="mt-5" onClick={onRetry} loading={retrying ?? false}>
          <RotateCw aria-hidden="true" />
          Try again
        </Button>
      )}
    </div>
  );
}
