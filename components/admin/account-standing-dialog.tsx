"use client";

import { PLANS, ROLES } from "@/components/account/plan-badge";
import { FormDialog } from "@/components/entity/form-dialog";
import type { Changes } from "@/components/entity/use-changes";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPCClient } from "@/components/trpc/client";
import type { ListedAccount } from "@/components/trpc/types";
import { Alert } from "@/components/ui/alert";
import { FormField } from "@/components/ui/form";
import { NativeSelect } from "@/components/ui/native-select";

const resolver = lazyResolver(async () => (await import("./account-standing-values")).AccountStandingValues);

type Standing = Pick<ListedAccount, "plan" | "role">;

type AccountStandingDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  account: ListedAccount;
  /** Whether it is the account that looks. */
  isOwn: boolean;
  changes: Changes;
};

/** What is different, because what is not might have been changed by somebody else meanwhile. */
function differenceOf(before: Standing, after: Standing): Partial<Standing> {
  return {
    ...(after.plan === before.plan ? {} : { plan: after.plan }),
    ...(after.role === before.role ? {} : { role: after.role }),
  };
}

/** Changes what an account may use and do. */
export function AccountStandingDialog({ open, onOpenChange, account, isOwn, changes }: AccountStandingDialogProps) {
  const { admin } = useTRPCClient();

  async function submit(values: Standing) {
    const difference = differenceOf(account, values);
    if (Object.keys(difference).length === 0) return;
    const change = { username: account.username, ...difference };
    if (!isOwn || difference.role !== "user") {
      return changes.inDialog(() => admin.setPlanAndRole.mutate(change), `${account.username} updated`);
    }
    // Whoever gives the role up has nothing to see here any more. The refresh may say so first.
    await changes.inDialog(() => admin.setPlanAndRole.mutate(change));
    window.location.assign("/overview");
    return new Promise(() => undefined);
  }

  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Change plan or role"
      description={
        <>
          What <bdi className="break-all font-medium text-foreground">{account.username}</bdi> may use and do, from the
          next request on.
        </>
      }
      submit="Save"
      resolver={resolver}
      defaults={{ plan: account.plan, role: account.role }}
      blame={{ LAST_ADMIN: "role" }}
      onSubmit={submit}
    >
      {(control) => (
        <>
          <FormField
            control={control}
            name="plan"
            label="Plan"
            description="The Elite Key API works on plan Elite alone."
          >
            {(field) => (
              <NativeSelect {...field} className="w-full">
                {Object.entries(PLANS).map(([plan, { label }]) => (
                  <option key={plan} value={plan}>
                    {label}
                  </option>
                ))}
              </NativeSelect>
            )}
          </FormField>
          <FormField
            control={control}
            name="role"
            label="Role"
            description="An admin sees every account and changes plans and roles, but not what an account holds."
          >
            {(field) => (
              <NativeSelect {...field} className="w-full">
                {Object.entries(ROLES).map(([role, { label }]) => (
                  <option key={role} value={role}>
                    {label}
                  </option>
                ))}
              </NativeSelect>
            )}
          </FormField>
          {isOwn && <Alert mood="warning">This is your own account. Without the role Admin you leave this page.</Alert>}
        </>
      )}
    </FormDialog>
  );
}
