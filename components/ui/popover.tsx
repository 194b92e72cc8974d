"use client";

import dynamic from "next/dynamic";
import { Slot } from "radix-ui";
import { type ReactNode, useId, useRef } from "react";

import { useLatch } from "@/components/lib/use-latch";

const PopoverSurface = dynamic(() => import("./popover-surface").then((file) => file.PopoverSurface), { ssr: false });

type PopoverProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens it: one element that takes a ref and props. */
  trigger: ReactNode;
  /** Where the surface begins, along its button. */
  align?: "start" | "center" | "end";
  /** The name of the surface, for screen readers. */
  label: string;
  /** Of the surface. */
  className?: string;
  children: ReactNode;
};

/** A small window tied to a button. The code that places it is fetched when it first opens. */
export function Popover({ open, onOpenChange, trigger, label, align = "start", className, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLElement>(null);
  const needed = useLatch(open);
  return (
    <>
      <Slot.Root
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-state={open ? "open" : "closed"}
        onClick={() => onOpenChange(!open)}
      >
        {trigger}
      </Slot.Root>
      {needed && (
        <PopoverSurface
          id={id}
          button={button}
          open={open}
          onOpenChange={onOpenChange}
          label={label}
          align={align}
          {...(className ? { className } : {})}
        >
          {children}
        </PopoverSurface>
      )}
    </>
  );
}
