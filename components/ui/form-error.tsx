import { CircleAlert } from "lucide-react";

/** What went wrong with a form as a whole. Renders nothing without a message. */
export function FormError({ message }: { message?: string | undefined }) {
  if (!message) return null;
  return (
    <div
      role="alert"
      className="flex items-start gap-2 rounded-md border border-destructive/25 bg-destructive-soft px-3 py-2 text-13 text-destructive"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {message}
    </div>
  );
}
