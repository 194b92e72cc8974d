"use client";

import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

import { Input } from "@/components/ui/input";

/** A word as part of an attribute selector, whatever is in it. */
const matching = (word: string): string => `[data-search*="${word.replace(/["\\]/g, "\\$&")}" i]`;

/** Hides what has not every word, and what then holds nothing. The page itself is never touched. */
function hidingRules(words: readonly string[]): string {
  if (words.length === 0) return "";
  const all = words.map(matching).join("");
  const misses = words.map((word) => `[data-search]:not(${matching(word)})`).join(",");
  return `${misses},[data-part]:not(:has(${all})),[data-intro]{display:none}`;
}

/**
 * Filters the operations of the page as one types; Enter asks the index for all of them. "/" leads here, Escape clears,
 * and so does a link to one that is hidden.
 */
export function DocsSearch() {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<number>();
  const field = useRef<HTMLInputElement>(null);
  const words = query.split(/\s+/).filter(Boolean);
  const selector = words.map(matching).join("");

  useEffect(() => {
    setFound(selector ? document.querySelectorAll(`:is(article,[data-operation])${selector}`).length : undefined);
  }, [selector]);

  useEffect(() => {
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      // The index holds the anchor of every operation; the operation itself stands on a page of its own.
      const elsewhere = target?.matches("[data-operation]") ? target.querySelector("a") : null;
      if (elsewhere) return window.location.replace(elsewhere.href);
      if (!target || target.getClientRects().length > 0) return;
      flushSync(() => setQuery(""));
      target.scrollIntoView();
    };
    reveal();
    window.addEventListener("hashchange", reveal);
    return () => window.removeEventListener("hashchange", reveal);
  }, []);

  // Words that were typed on a page of the reference and sent on to its index.
  useEffect(() => setQuery(new URLSearchParams(window.location.search).get("q") ?? ""), []);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || at.closest("input, textarea, select")) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);

  return (
    <search className="min-w-0 flex-1 sm:max-w-80">
      <form action="/docs" className="relative">
        <Input
          ref={field}
          type="search"
          name="q"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && setQuery("")}
          placeholder="Filter operations"
          aria-label="Filter operations"
          aria-keyshortcuts="/"
          aria-describedby="docs-found"
          className={found === undefined ? "" : "pr-20"}
        />
        <span
          id="docs-found"
          role="status"
          className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-2xs text-muted-foreground"
        >
          {found === undefined ? "" : `${found} found`}
        </span>
        <style>{hidingRules(words)}</style>
      </form>
    </search>
  );
}
