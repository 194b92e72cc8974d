"use client";

import * as Menu from "@radix-ui/react-menu";
import type { ReactNode, RefObject } from "react";

import { cn } from "@/components/lib/cn";

import { MenuPartsContext, type MenuState } from "./dropdown-menu-parts";
import { floatingClasses } from "./floating";

type DropdownMenuSurfaceProps = {
  menu: MenuState;
  align: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

/** The surface of a `DropdownMenu`, tied to its button. It listens to the keyboard from before it opens. */
export function DropdownMenuSurface({ menu, align, className, children }: DropdownMenuSurfaceProps) {
  const { open, setOpen, button, buttonId, surfaceId } = menu;
  return (
    <Menu.Root open={open} onOpenChange={setOpen}>
      <Menu.Anchor virtualRef={button as RefObject<HTMLElement>} />
      <Menu.Portal>
        <Menu.Content
          id={surfaceId}
          aria-labelledby={buttonId}
          align={align}
          sideOffset={4}
          className={cn(
            floatingClasses,
            "max-h-(--radix-popper-available-height) min-w-44 overflow-y-auto p-1",
            className,
          )}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button.current?.focus();
          }}
        >
          <MenuPartsContext value={Menu}>{children}</MenuPartsContext>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
