"use client";

import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { ResponseText } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";

const resolver = lazyResolver(async () => (await import("./response-values")).ResponseValues);

type ResponseFormDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  text: ResponseText;
  appId: string;
  changes: Changes;
};

/** Puts the seller's own sentence in the place of the default. */
export function ResponseFormDialog({ open, onOpenChange, text, appId, changes }: ResponseFormDialogProps) {
  const { response } = useTRPCClient();
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Edit response"
      description={
        <>
          What clients are told with the code <code className="break-all font-mono text-xs">{text.code}</code>.
        </>
      }
      submit="Save"
      resolver={resolver}
      defaults={{ message: text.message }}
      onSubmit={({ message }) =>
        changes.inDialog(
          () => response.set.mutate({ app: { id: appId }, code: text.code, message }),
          "Response saved. Clients get it from now on.",
        )
      }
    >
      {(control) => (
        <FormField
          control={control}
          name="message"
          label="Sentence"
          description={<>The default is “{text.defaultMessage}”. One line, up to 500 characters.</>}
        >
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
      )}
    </FormDialog>
  );
}
