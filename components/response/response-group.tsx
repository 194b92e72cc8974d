"use client";

import { Pencil, RotateCcw } from "lucide-react";

import type { ResponseText } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";

type ResponseGroupProps = {
  title: string;
  description: string;
  texts: readonly ResponseText[];
  onEdit: (text: ResponseText) => void;
  onReset: (text: ResponseText) => void;
  onResetAll: () => void;
};

/** The sentences of one category. */
export function ResponseGroup({ title, description, texts, onEdit, onReset, onResetAll }: ResponseGroupProps) {
  const hasCustom = texts.some((text) => text.isCustom);
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{title}</CardTitle>
          <CardDescription>{description}</CardDescription>
        </div>
        {hasCustom && (
          <Button variant="outline" size="sm" onClick={onResetAll}>
            <RotateCcw aria-hidden="true" className="size-3.5" />
            Reset these…
          </Button>
        )}
      </CardHeader>
      <ul className="divide-y border-t">
        {texts.map((text) => (
          <li key={text.code} className="flex items-center gap-3 px-5 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2">
                <CopyText value={text.code} label="code" className="text-muted-foreground" />
                {text.isCustom && <Badge variant="brand">Yours</Badge>}
              </p>
              <p className="break-words text-13">
                <bdi>{text.message}</bdi>
              </p>
            </div>
            {text.isCustom && (
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Reset ${text.code} to its default`}
                onClick={() => onReset(text)}
              >
                <RotateCcw aria-hidden="true" />
              </Button>
            )}
            <Button variant="ghost" size="icon-sm" aria-label={`Edit ${text.code}`} onClick={() => onEdit(text)}>
              <Pencil aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
