"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

import { useLatch } from "@/components/lib/use-latch";

const ConfirmForm = dynamic(() => import("./confirm-form").then((file) => file.ConfirmForm));

/** What is asked, and what a yes does. */
export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  /** The verb on the button, as in "Delete license". */
  action: string;
  /** When set, these exact words must be typed first. */
  typeToConfirm?: string;
  destructive?: boolean;
  /** Does the deed. The dialog closes when it resolves; what it throws is shown and the dialog stays. */
  onConfirm: () => Promise<unknown>;
};

/** Asks before something that is hard to take back. Its code is fetched when it first opens. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const needed = useLatch(props.open);
  return needed && <ConfirmForm {...props} />;
}
