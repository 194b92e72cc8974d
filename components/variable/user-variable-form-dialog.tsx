"use client";

import type { EntityFormProps } from "@/components/entity/entity-screen";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { UserVariable } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

const resolver = lazyResolver(async () => (await import("./variable-values")).UserVariableValues);

type UserVariableFormDialogProps = EntityFormProps<UserVariable> & {
  appId: string;
  /** The user whose variable it is; absent, the form asks for the name. */
  username: string | undefined;
  changes: Changes;
};

/** Makes a variable of a user, or gives one another value. */
export function UserVariableFormDialog({ row, appId, username, changes, ...dialog }: UserVariableFormDialogProps) {
  const { variable } = useTRPCClient();
  const fixed = row?.username ?? username;
  return (
    <FormDialog
      {...dialog}
      title={row ? "Edit user variable" : "New user variable"}
      description={
        fixed ? (
          <>
            Kept for <bdi className="break-all font-medium text-foreground">{fixed}</bdi>, whose client may read and
            write it.
          </>
        ) : (
          "Kept for one user, whose client may read and write it."
        )
      }
      submit={row ? "Save" : "Create variable"}
      resolver={resolver}
      defaults={{ username: fixed ?? "", key: row?.key ?? "", value: row?.value ?? "" }}
      blame={{ USER_NOT_FOUND: "username" }}
      onSubmit={({ username: name, ...values }) => {
        const user = row ? { id: row.userId } : { username: name };
        return changes.inDialog(
          () => variable.setOfUser.mutate({ app: { id: appId }, user, ...values }),
          `${values.key} saved`,
        );
      }}
    >
      {(control) => (
        <>
          {fixed === undefined && (
            <FormField control={control} name="username" label="Username">
              {(field) => <Input {...field} spellCheck={false} autoComplete="off" />}
            </FormField>
          )}
          <FormField control={control} name="key" label="Key">
            {(field) => (
              <Input
                {...field}
                readOnly={row !== null}
                spellCheck={false}
                autoComplete="off"
                className="font-mono read-only:bg-muted"
              />
            )}
          </FormField>
          <FormField control={control} name="value" label="Value" description="Up to 64 KiB of text.">
            {(field) => <Textarea {...field} rows={3} spellCheck={false} className="font-mono" />}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
