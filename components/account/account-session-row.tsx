"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";

import type { Changes } from "@/components/entity/use-changes";
import type { BrowserSession } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";

import { browserName } from "./browser-name";

type AccountSessionRowProps = { session: BrowserSession; onSignOut: () => Promise<unknown>; changes: Changes };

/** One browser: what it is, where it came from, when it was last here. */
export function AccountSessionRow({ session, onSignOut, changes }: AccountSessionRowProps) {
  const [leaving, setLeaving] = useState(false);
  const { name, isHandheld } = browserName(session.userAgent);
  const Icon = isHandheld ? Smartphone : Monitor;

  function leave() {
    setLeaving(true);
    // When it worked, the row goes with the refreshed list.
    const work = () =>
      onSignOut().catch((error) => {
        setLeaving(false);
        throw error;
      });
    changes.now(work, `${name} is signed out`);
  }

  return (
    <li className="flex items-center gap-3 py-3 first:pt-1 last:pb-0">
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1 text-13">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span title={session.userAgent ?? undefined} className="font-medium">
            {name}
          </span>
          {session.isCurrent && <Badge variant="success">This browser</Badge>}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 gap-y-0.5 text-muted-foreground text-xs">
          <span className="break-all font-mono">{session.ip ?? "Unknown address"}</span>
          <span>
            {session.isCurrent ? "Signed in " : "Last seen "}
            <RelativeTime date={session.isCurrent ? session.createdAt : session.lastSeenAt} />
          </span>
        </p>
      </div>
      {!session.isCurrent && (
        <Button
          variant="outline"
          size="sm"
          loading={leaving}
          aria-label={`Sign out ${name}, ${session.ip ?? "unknown address"}`}
          onClick={leave}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
