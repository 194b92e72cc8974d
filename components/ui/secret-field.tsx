"use client";

import { Check, Copy, Eye, EyeOff } from "lucide-react";
import { useState } from "react";

import { cn } from "@/components/lib/cn";
import { useCopy } from "@/components/lib/use-copy";

import { Button } from "./button";
import { Tooltip } from "./tooltip";

const DOTS = "•".repeat(24);

type SecretFieldProps = {
  value: string;
  /** What it is, as in "Application secret". */
  label: string;
  /** Set both to share the state with other places that show the secret. */
  revealed?: boolean;
  onRevealedChange?: (revealed: boolean) => void;
  className?: string;
};

/** A secret: dots until revealed, copyable either way, and copying says that it is a secret. */
export function SecretField({ value, label, revealed, onRevealedChange, className }: SecretFieldProps) {
  const [own, setOwn] = useState(false);
  const { copied, copy } = useCopy();
  const shown = revealed ?? own;
  const toggle = () => (onRevealedChange ?? setOwn)(!shown);
  const ToggleIcon = shown ? EyeOff : Eye;
  return (
    <div
      className={cn(
        "flex min-w-0 items-center gap-0.5 rounded-md border bg-muted/50 py-0.5 pr-0.5 pl-2.5 text-muted-foreground",
        className,
      )}
    >
      <code className={cn("min-w-0 flex-1 truncate font-mono text-xs", shown && "select-all text-foreground")}>
        {shown ? value : <span aria-hidden="true">{DOTS}</span>}
        {!shown && <span className="sr-only">{label} is hidden</span>}
      </code>
      <Tooltip content={shown ? "Hide" : "Reveal"}>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`${shown ? "Hide" : "Reveal"} ${label}`}
          aria-pressed={shown}
          onClick={toggle}
        >
          <ToggleIcon aria-hidden="true" className="size-3.5" />
        </Button>
      </Tooltip>
      <Tooltip content="Copy">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Copy ${label}`}
          onClick={() => copy(value, `${label} copied. Keep it out of chats and screenshots.`)}
        >
          {copied ? (
            <Check aria-hidden="true" className="size-3.5 text-success" />
          ) : (
            <Copy aria-hidden="true" className="size-3.5" />
          )}
        </Button>
      </Tooltip>
    </div>
  );
}
