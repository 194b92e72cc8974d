"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";

import { cn } from "@/components/lib/cn";
import { useCopy } from "@/components/lib/use-copy";

import { Button } from "./button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "./tabs";

/** One tab of a code block. */
export type CodeTab = {
  id: string;
  label: string;
  /** What is shown. */
  code: string;
  /** What the copy button copies when it is not `code`: the text with its secret, while the screen shows dots. */
  copyCode?: string;
};

type CodeProps = { code: string; className?: string };

/** Program text, as it is. Focusable, so that long lines can be scrolled with the keyboard. */
export function Code({ code, className }: CodeProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <pre tabIndex={0} className={cn("overflow-x-auto p-4 font-mono text-xs leading-5 [tab-size:4]", className)}>
      <code>{code}</code>
    </pre>
  );
}

type CodeBlockProps = {
  tabs: readonly [CodeTab, ...CodeTab[]];
  /** What the toast says; name the secret when the text holds one. */
  copied?: string;
  /** The tab that shows, and the way to another; without them the block keeps it to itself. */
  value?: string;
  onValueChange?: (id: string) => void;
  /** Left of the copy button. */
  actions?: ReactNode;
  className?: string;
};

/** Program text in one or several languages, with a copy button. */
export function CodeBlock(props: CodeBlockProps) {
  const { tabs, copied: said = "Code copied", value, onValueChange, actions, className } = props;
  const [own, setOwn] = useState(tabs[0].id);
  const active = value ?? own;
  const { copied, copy } = useCopy();
  const current = tabs.find((tab) => tab.id === active) ?? tabs[0];
  return (
    <Tabs
      value={current.id}
      onValueChange={onValueChange ?? setOwn}
      className={cn("overflow-hidden rounded-xl border bg-card shadow-xs", className)}
    >
      <div className="flex items-center gap-3 border-b bg-muted/50 pr-2 pl-4">
        <TabsList aria-label="Language" className="min-w-0 flex-1 border-b-0">
          {tabs.map((tab) => (
            <TabsTrigger key={tab.id} value={tab.id}>
              {tab.label}
            </TabsTrigger>
          ))}
        </TabsList>
        <div className="flex shrink-0 items-center">
          {actions}
          <Button variant="ghost" size="sm" onClick={() => copy(current.copyCode ?? current.code, said)}>
            {copied ? <Check aria-hidden="true" className="text-success" /> : <Copy aria-hidden="true" />}
            <span className="max-sm:sr-only">{copied ? "Copied" : "Copy"}</span>
          </Button>
        </div>
      </div>
      {tabs.map((tab) => (
        <TabsContent key={tab.id} value={tab.id} tabIndex={-1}>
          <Code code={tab.code} />
        </TabsContent>
      ))}
    </Tabs>
  );
}
