"use client";

import { useEffect } from "react";

import { useCopy } from "@/components/lib/use-copy";

/** Serves every copy button and every link sign of the page with one listener. */
export function DocsCopy() {
  const { copy } = useCopy();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const at = event.target instanceof Element ? event.target : null;
      const code = at?.closest<HTMLElement>("[data-copy]")?.dataset["copy"];
      if (code) void copy(document.getElementById(code)?.textContent ?? "", "Copied");
      const link = at?.closest<HTMLElement>("[data-copy-link]")?.dataset["copyLink"];
      if (link) void copy(`${window.location.origin}${window.location.pathname}#${link}`, "Link copied");
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [copy]);
  return null;
}
