import { cn } from "@/components/lib/cn";

const KEYS = [
  "7QK2M-D4XPA-9TRWE",
  "B83HN-VY6LC-2FZQJ",
  "LX5T9-8MWRK-P4GDA",
  "QH2CE-Z7VNB-6YKTS",
  "3RFPW-J9XDM-A5LQE",
  "T6YKB-4HCGN-W8ZVR",
  "M9DAX-Q2EPT-7KJLF",
  "V4WRC-5NBYH-3SXMG",
  "E8ZLK-T6QDA-9PWFV",
];
const TURNED = 4;

/** A column of keys, one of them in use. Decoration beside the sign-in form. */
export function KeyWall() {
  return (
    <div
      aria-hidden="true"
      className="flex select-none flex-col items-center gap-3.5 font-mono text-13 [mask-image:linear-gradient(to_bottom,transparent,black_30%,black_70%,transparent)]"
    >
      {KEYS.map((key, index) => (
        <span
          key={key}
          className={cn(
            "flex items-center gap-3 rounded-lg border px-4 py-2.5 tracking-wide",
            index === TURNED
              ? "border-brand/40 bg-card text-foreground shadow-lg"
              : "border-transparent text-muted-foreground",
          )}
        >
          {key}
          {index === TURNED && (
            <span className="flex items-center gap-1.5 font-medium font-sans text-2xs text-brand">
              <span className="size-1.5 rounded-full bg-current" />
              Activated
            </span>
          )}
        </span>
      ))}
    </div>
  );
}
