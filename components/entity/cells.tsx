import { RelativeTime } from "@/components/ui/relative-time";

/** Classes of a column of numbers. */
export const NUMBER_COLUMN = "text-right tabular-nums";
/** Classes of the column of row menus, which stays in view while a wide table scrolls. */
export const MENU_COLUMN = "sticky right-0 w-10 text-right";

/** Stands where there is no value. */
export function None() {
  return <span className="text-muted-foreground/60">–</span>;
}

/** Text of unknown length on one line; the whole of it on hover. Isolated, so that right-to-left text stays in its cell. */
export function Clipped({ text, className = "max-w-48" }: { text: string | null; className?: string }) {
  if (!text) return <None />;
  return (
    <bdi title={text} className={`block truncate ${className}`}>
      {text}
    </bdi>
  );
}

/** A date, or a dash, or the word that stands for "no date". */
export function MaybeDate({ date, none }: { date: Date | null; none?: string }) {
  if (date) return <RelativeTime date={date} />;
  return none ? <span>{none}</span> : <None />;
}
