"use client";

import { FormDialog } from "@/components/entity/form-dialog";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import type { User } from "@/components/trpc/types";
import { FormField } from "@/components/ui/form";
import { NumberInput } from "@/components/ui/number-input";
import { RelativeTime } from "@/components/ui/relative-time";

import { SubscriptionSelect } from "./subscription-select";
import type { UserActions } from "./use-user-actions";

const resolver = lazyResolver(async () => (await import("./user-values")).DaysValues);

type UserDaysDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  user: User;
  direction: "extend" | "shorten";
  actions: UserActions;
};

/** Gives a user more days or takes some, and with more days another tier if wanted. */
export function UserDaysDialog({ open, onOpenChange, user, direction, actions }: UserDaysDialogProps) {
  const isMore = direction === "extend";
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={isMore ? "Extend subscription" : "Shorten subscription"}
      description={
        <>
          <bdi className="break-all font-medium text-foreground">{user.username}</bdi>{" "}
          {user.subscription ? (
            <>
              has <bdi>{user.subscription}</bdi>
              {user.expiresAt ? (
                <>
                  , which {user.expiresAt.getTime() < Date.now() ? "ended" : "ends"}{" "}
                  <RelativeTime date={user.expiresAt} />.
                </>
              ) : (
                " without an end."
              )}
            </>
          ) : (
            "has no subscription yet."
          )}
        </>
      }
      submit={isMore ? "Extend" : "Shorten"}
      destructive={!isMore}
      resolver={resolver}
      defaults={{ days: 30, subscription: "" }}
      onSubmit={({ days, subscription }) =>
        isMore ? actions.extend(user.id, days, subscription) : actions.shorten(user.id, days)
      }
    >
      {(control) => (
        <>
          <FormField
            control={control}
            name="days"
            label="Days"
            description={isMore ? "Counted from its end, or from now when it has ended." : "Taken off its end."}
          >
            {(field) => <NumberInput {...field} min={1} max={36_500} />}
          </FormField>
          {isMore && (
            <FormField control={control} name="subscription" label="Subscription">
              {(field) => <SubscriptionSelect {...field} appId={user.appId} none="Stays as it is" />}
            </FormField>
          )}
        </>
      )}
    </FormDialog>
  );
}
