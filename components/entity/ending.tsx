import { RelativeTime } from "@/components/ui/relative-time";

/** When something ends or ended, as the end of a sentence. */
export function Ending({ at, never = "never ends" }: { at: Date | null; never?: string }) {
  if (!at) return <>{never}.</>;
  return (
    <>
      {at.getTime() < Date.now() ? "ended" : "ends"} <RelativeTime date={at} />.
    </>
  );
}
