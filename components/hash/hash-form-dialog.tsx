"use client";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { Hash } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";

import { HashFilePicker } from "./hash-file-picker";

const resolver = lazyResolver(async () => (await import("./hash-values")).HashValues);

type HashFormDialogProps = EntityFormProps<Hash> & { appId: string; changes: Changes };

/** Registers the digest of a build, typed or taken from the file, which stays in the browser. */
export function HashFormDialog({ open, onOpenChange, appId, changes }: HashFormDialogProps) {
  const { hash } = useTRPCClient();
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Register a hash"
      description="Take it from the file as it reaches your customers, after packing and signing."
      submit="Register hash"
      resolver={resolver}
      defaults={{ hashValue: "", hashName: "" }}
      blame={{ HASH_EXISTS: "hashValue" }}
      onSubmit={({ hashValue, hashName }) =>
        changes.inDialog(
          () => hash.register.mutate({ app: { id: appId }, hashValue, hashName: hashName || null }),
          "Hash registered",
        )
      }
    >
      {(control) => (
        <>
          <FormField
            control={control}
            name="hashValue"
            label="Hash"
            description="SHA-256 (64 hexadecimal digits), or the MD5 (32) that KeyAuth SDKs send."
          >
            {(field) => (
              <div className="grid gap-2">
                <Input {...field} spellCheck={false} autoComplete="off" className="font-mono" />
                <HashFilePicker onHash={field.onChange} />
              </div>
            )}
          </FormField>
          <FormField control={control} name="hashName" label="Name" description="Which build it is.">
            {(field) => <Input {...field} autoComplete="off" placeholder="Loader 2.1, Windows" />}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
