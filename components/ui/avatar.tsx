import { cn } from "@/components/lib/cn";

type AvatarProps = { name: string; className?: string };

/** The first letters of a name on a tinted tile. Decoration, and so not text: the name stands beside it. */
export function Avatar({ name, className }: AvatarProps) {
  const letters = name
    .split(/[\s._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
  return (
    <span
      aria-hidden="true"
      data-letters={letters || "?"}
      className={cn(
        "inline-flex size-7 shrink-0 select-none items-center justify-center overflow-hidden rounded-md bg-brand-soft font-semibold text-2xs text-brand before:content-[attr(data-letters)]",
        className,
      )}
    />
  );
}
