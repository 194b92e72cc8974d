"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

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
  className?: string;
};

/** Program text in one or several languages, with a copy button. */
export function CodeBlock({ tabs, copied: said = "Code copied", className }: CodeBlockProps) {
  const [active, setActive] = useState(tabs[0].id);
  const { copied, copy } = useCopy();
  const current = tabs.find((tab) => tab.id === active) ?? tabs[0];
  return (
    <Tabs
      value={current.id}
      onValueChange={setActive}
      className={cn("overflow-hidden rounded-xl border bg-card shadow-xs", className)}
    >
      <div className="relative border-b bg-muted/50 pr-24 pl-4">
        <TabsList aria-label="Language" className="border-b-0">
          {tabs.map((tab) => (
            <TabsTrigger key={tab.id} value={tab.id}>
              {tab.label}
            </TabsTrigger>
          ))}
        </TabsList>
        <Button
          variant="ghost"
          size="sm"
          className="absolute top-1 right-2"
          onClick={() => copy(current.copyCode ?? current.code, said)}
        >
          {copied ? <Check aria-hidden="true" className="text-success" /> : <Copy aria-hidden="true" />}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      {tabs.map((tab) => (
        <TabsContent key={tab.id} value={tab.id} tabIndex={-1}>
          <Code code={tab.code} />
        </TabsContent>
      ))}
    </Tabs>
  );
}
