"use client";

import dynamic from "next/dynamic";
import { Slot } from "radix-ui";
import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";

import { useLatch } from "@/components/lib/use-latch";

const TooltipBubble = dynamic(() => import("./tooltip-bubble").then((file) => file.TooltipBubble), { ssr: false });

/** How long the pointer rests before the words appear, unless others were there a moment ago. */
const DELAY_MS = 250;
const STILL_WARM_MS = 300;
/** Long enough to move the pointer from the element into the bubble. */
const GRACE_MS = 120;

let lastClosed = 0;

/** Where the bubble stands, seen from its element. */
export type TooltipSide = "top" | "right" | "bottom" | "left";

type TooltipProps = {
  /** What the tooltip says. It repeats or details; it is never the only place of a fact. */
  content: ReactNode;
  /** One element that takes a ref and props. */
  children: ReactNode;
  side?: TooltipSide;
};

/**
 * Words beside an element while it is hovered or has the keyboard's focus; Escape sends them away (WCAG 1.4.13). The
 * bubble and what places it are fetched for the first one.
 */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  const needed = useLatch(open);
  useEffect(() => () => clearTimeout(timer.current), []);

  function turn(next: boolean, after: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setOpen(next);
      if (!next) lastClosed = performance.now();
    }, after);
  }
  const show = () => turn(true, performance.now() - lastClosed < STILL_WARM_MS ? 0 : DELAY_MS);
  const hide = () => turn(false, 0);

  return (
    <>
      <Slot.Root
        ref={anchor}
        aria-describedby={open ? id : undefined}
        onPointerEnter={(event: PointerEvent) => event.pointerType !== "touch" && show()}
        onPointerLeave={() => turn(false, GRACE_MS)}
        onPointerDown={hide}
        onFocus={(event: FocusEvent) => event.currentTarget.matches(":focus-visible") && turn(true, 0)}
        onBlur={hide}
        onKeyDown={(event: KeyboardEvent) => event.key === "Escape" && open && hide()}
      >
        {children}
      </Slot.Root>
      {needed && (
        <TooltipBubble
          id={id}
          anchor={anchor}
          open={open}
          side={side}
          onEnter={() => turn(true, 0)}
          onLeave={() => turn(false, GRACE_MS)}
          onClose={hide}
        >
          {content}
        </TooltipBubble>
      )}
    </>
  );
}
