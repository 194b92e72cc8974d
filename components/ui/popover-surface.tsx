"use client";

import { Popover } from "radix-ui";
import type { ReactNode, RefObject } from "react";

import { cn } from "@/components/lib/cn";

import { floatingClasses } from "./floating";

type PopoverSurfaceProps = {
  id: string;
  /** What it is tied to, and where the focus returns to. */
  button: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  label: string;
  align: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

/** The small window of a `Popover`. */
export function PopoverSurface({
  id,
  button,
  open,
  onOpenChange,
  label,
  align,
  className,
  children,
}: PopoverSurfaceProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={button as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          aria-label={label}
          align={align}
          sideOffset={4}
          className={cn(floatingClasses, "w-72 p-3", className)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button.current?.focus();
          }}
          // The button closes by itself; closing here too would let its click open the window again.
          onInteractOutside={(event) => button.current?.contains(event.target as Node) && event.preventDefault()}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
