"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";

import { lazyResolver } from "@/components/lib/lazy-resolver";
import { useTRPC } from "@/components/trpc/client";
import { codeOf, describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";

const resolver = lazyResolver(async () => (await import("./app-create-values")).CreateValues);

type AppCreateDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Makes an application and goes to it. */
export function AppCreateDialog({ open, onOpenChange }: AppCreateDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <CreateForm />
      </DialogContent>
    </Dialog>
  );
}

function CreateForm() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const create = useMutation(trpc.app.create.mutationOptions());
  const form = useForm({ resolver, defaultValues: { name: "", requireKey: false } });
  const { isSubmitting, isSubmitSuccessful, errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    try {
      const app = await create.mutateAsync(values);
      await cache.invalidateQueries(trpc.app.pathFilter());
      toast.success(`${app.name} is ready`);
      router.push(`/apps/${app.id}`);
    } catch (error) {
      const place = codeOf(error) === "APP_NAME_TAKEN" ? "name" : "root";
      form.setError(place, { message: describeError(error) }, { shouldFocus: true });
    }
  });

  return (
    <form noValidate onSubmit={submit} className="contents">
      <DialogHeader>
        <DialogTitle>New application</DialogTitle>
        <DialogDescription>One for each program you sell. It gets its own keys, users and secret.</DialogDescription>
      </DialogHeader>
      <DialogBody className="grid gap-5">
        <FormField
          control={form.control}
          name="name"
          label="Name"
          description="Clients send it when they connect, so choose it before you ship."
        >
          {(field) => <Input {...field} autoComplete="off" placeholder="Nebula Launcher" />}
        </FormField>
        <FormField
          control={form.control}
          name="requireKey"
          layout="row"
          label="Registration needs a license key"
          description="Off, anybody may register and gets the default subscription. You can change it later."
        >
          {({ value, onChange, ...field }) => <Switch {...field} checked={value} onCheckedChange={onChange} />}
        </FormField>
        <FormError message={errors.root?.message} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" loading={isSubmitting || isSubmitSuccessful}>
          Create application
        </Button>
      </DialogFooter>
    </form>
  );
}
