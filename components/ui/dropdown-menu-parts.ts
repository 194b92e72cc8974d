"use client";

import type * as Menu from "@radix-ui/react-menu";
import { createContext, type RefObject } from "react";

/** One menu: whether it is open, its button, and the ids that tie them together. */
export type MenuState = {
  open: boolean;
  setOpen: (open: boolean) => void;
  button: RefObject<HTMLElement | null>;
  buttonId: string;
  surfaceId: string;
};

/** The parts of Radix's menu. */
export type MenuParts = typeof Menu;

/** What menus are made of, for the items inside an open one. */
export const MenuPartsContext = createContext<MenuParts | null>(null);
