"use client";

import { Check, Circle } from "lucide-react";
import dynamic from "next/dynamic";
import { Slot } from "radix-ui";
import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  use,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";

import { cn } from "@/components/lib/cn";

import { type MenuParts, MenuPartsContext, type MenuState } from "./dropdown-menu-parts";

const DropdownMenuSurface = dynamic(() => import("./dropdown-menu-surface").then((file) => file.DropdownMenuSurface), {
  ssr: false,
});

type Menu = MenuState & { isNeeded: boolean; prepare: () => void };

const MenuContext = createContext<Menu | null>(null);

function useOwn<T>(context: React.Context<T | null>): T {
  const found = use(context);
  if (!found) throw new Error("a part of a menu stands outside of one");
  return found;
}

/** A menu of actions. Its code is fetched when its button is first pointed at or focused. */
export function DropdownMenu({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [isNeeded, setNeeded] = useState(false);
  const button = useRef<HTMLElement>(null);
  const id = useId();
  const menu = useMemo(
    () => ({
      open,
      setOpen,
      button,
      buttonId: `${id}button`,
      surfaceId: `${id}menu`,
      isNeeded,
      prepare: () => setNeeded(true),
    }),
    [open, isNeeded, id],
  );
  return <MenuContext value={menu}>{children}</MenuContext>;
}

/** What opens the menu: one button. */
export function DropdownMenuTrigger({ children }: { children: ReactNode }) {
  const { open, setOpen, button, buttonId, surfaceId, prepare } = useOwn(MenuContext);
  const show = () => {
    prepare();
    setOpen(true);
  };
  return (
    <Slot.Root
      ref={button}
      id={buttonId}
      aria-haspopup="menu"
      aria-expanded={open}
      aria-controls={open ? surfaceId : undefined}
      data-state={open ? "open" : "closed"}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={show}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        show();
      }}
    >
      {children}
    </Slot.Root>
  );
}

const itemClasses =
  "relative flex select-none items-center gap-2 rounded-md px-2 py-1.5 text-13 outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-accent data-[highlighted]:text-accent-foreground data-[disabled]:opacity-50 [&_svg:not([class*='size-'])]:size-4 [&_svg]:shrink-0";

type ContentProps = { align?: "start" | "center" | "end"; className?: string; children: ReactNode };

/** The menu's surface with its items. */
export function DropdownMenuContent({ align = "center", className, children }: ContentProps) {
  const { isNeeded, ...menu } = useOwn(MenuContext);
  return (
    isNeeded && (
      <DropdownMenuSurface menu={menu} align={align} {...(className ? { className } : {})}>
        {children}
      </DropdownMenuSurface>
    )
  );
}

/** Items of which one is chosen. */
export function DropdownMenuRadioGroup(props: ComponentProps<MenuParts["RadioGroup"]>) {
  const { RadioGroup } = useOwn(MenuPartsContext);
  return <RadioGroup {...props} />;
}

type ItemProps = ComponentProps<MenuParts["Item"]> & { variant?: "default" | "destructive" };

/** One action. */
export function DropdownMenuItem({ className, variant = "default", ...props }: ItemProps) {
  const { Item } = useOwn(MenuPartsContext);
  return (
    <Item
      className={cn(
        itemClasses,
        variant === "destructive"
          ? "text-destructive data-[highlighted]:bg-destructive-soft data-[highlighted]:text-destructive"
          : "[&_svg]:text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}

/** An item that is on or off. */
export function DropdownMenuCheckboxItem({ className, children, ...props }: ComponentProps<MenuParts["CheckboxItem"]>) {
  const { CheckboxItem, ItemIndicator } = useOwn(MenuPartsContext);
  return (
    <CheckboxItem className={cn(itemClasses, "pl-8", className)} {...props}>
      <ItemIndicator className="absolute left-2">
        <Check aria-hidden="true" className="size-4" />
      </ItemIndicator>
      {children}
    </CheckboxItem>
  );
}

/** One choice of a radio group. */
export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<MenuParts["RadioItem"]>) {
  const { RadioItem, ItemIndicator } = useOwn(MenuPartsContext);
  return (
    <RadioItem className={cn(itemClasses, "pl-8", className)} {...props}>
      <ItemIndicator className="absolute left-2.5">
        <Circle aria-hidden="true" className="size-2 fill-current" />
      </ItemIndicator>
      {children}
    </RadioItem>
  );
}

/** A heading inside the menu. */
export function DropdownMenuLabel({ className, ...props }: ComponentProps<MenuParts["Label"]>) {
  const { Label } = useOwn(MenuPartsContext);
  return <Label className={cn("px-2 py-1.5 font-medium text-2xs text-muted-foreground", className)} {...props} />;
}

/** A line between groups. */
export function DropdownMenuSeparator({ className, ...props }: ComponentProps<MenuParts["Separator"]>) {
  const { Separator } = useOwn(MenuPartsContext);
  return <Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}
