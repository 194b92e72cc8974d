import { cn } from "@/components/lib/cn";

/** The mark: a keyhole on a tile. Decoration beside the product's name. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-6", className)}>
      <rect width="32" height="32" rx="8" className="fill-[oklch(0.44_0.077_188)]" />
      <path
        d="M16 7.5a5.25 5.25 0 0 0-2.6 9.81L12.2 24.5h7.6l-1.2-7.19A5.25 5.25 0 0 0 16 7.5Z"
        className="fill-[oklch(0.985_0.01_188)]"
      />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-[15px] tracking-tight", className)}>
      <LogoMark />
      Latchkey
    </span>
  );
}
