"use client";

import { Popover } from "radix-ui";
import type { ReactNode, RefObject } from "react";

import type { TooltipSide } from "./tooltip";

type TooltipBubbleProps = {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  side: TooltipSide;
  onEnter: () => void;
  onLeave: () => void;
  onClose: () => void;
  children: ReactNode;
};

const stay = (event: Event) => event.preventDefault();

/** The bubble of a tooltip: placed beside `anchor`, kept inside the window, and never taking the focus. */
export function TooltipBubble({ id, anchor, open, side, onEnter, onLeave, onClose, children }: TooltipBubbleProps) {
  return (
    <Popover.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          role="tooltip"
          side={side}
          sideOffset={5}
          collisionPadding={8}
          onOpenAutoFocus={stay}
          onCloseAutoFocus={stay}
          onPointerEnter={onEnter}
          onPointerLeave={onLeave}
          className="fade-in-0 zoom-in-98 z-50 max-w-72 animate-in rounded-md bg-foreground px-2 py-1 text-background text-xs shadow-lg"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
