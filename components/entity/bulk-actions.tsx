"use client";

import { Ban, CalendarPlus, Ellipsis, type LucideIcon, Pause, Play, ShieldCheck, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";

import { plural } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

import { BanDialog } from "./ban-dialog";
import { DaysDialog } from "./days-dialog";

/** The changes that licenses and users have in common. */
type CommonChange =
  | { kind: "ban"; reason: string }
  | { kind: "unban" | "pause" | "unpause" | "delete" }
  | { kind: "extend"; days: number };

type BulkActionsProps = {
  appName: string;
  noun: "license" | "user";
  ids: string[];
  /** Rejects with a sentence when the server refuses. */
  change: (change: CommonChange) => Promise<void>;
  /** Tells of a refusal by itself. */
  changeNow: (change: CommonChange) => Promise<void>;
  /** Lets go of the selection. */
  onDone: () => void;
  /** What deletion brings about. */
  deleting: ReactNode;
  /** What else can be done, with a dialog of its own. */
  more?: { label: string; icon: LucideIcon; onSelect: () => void }[];
};

/** What can be done to all selected licenses or users. Deleting asks for the application's name. */
export function BulkActions(props: BulkActionsProps) {
  const { appName, noun, ids, change, changeNow, onDone, more = [] } = props;
  const [asking, setAsking] = useState<"ban" | "extend" | "delete" | null>(null);
  const [busy, setBusy] = useState(false);
  const dialog = (about: typeof asking) => ({
    open: asking === about,
    onOpenChange: (open: boolean) => !open && setAsking(null),
  });
  const who = plural(ids.length, noun);

  async function atOnce(kind: "unban" | "pause" | "unpause") {
    setBusy(true);
    await changeNow({ kind });
    setBusy(false);
    onDone();
  }

  const items = [
    { label: "Extend…", icon: CalendarPlus, onSelect: () => setAsking("extend") },
    { label: "Resume", icon: Play, onSelect: () => void atOnce("unpause") },
    { label: "Unban", icon: ShieldCheck, onSelect: () => void atOnce("unban") },
    ...more,
  ];

  return (
    <>
      <Button variant="outline" size="sm" loading={busy} onClick={() => void atOnce("pause")}>
        <Pause aria-hidden="true" className="size-3.5" />
        Pause
      </Button>
      <Button variant="outline" size="sm" onClick={() => setAsking("ban")}>
        <Ban aria-hidden="true" className="size-3.5" />
        Ban…
      </Button>
      <Button variant="destructive-outline" size="sm" onClick={() => setAsking("delete")}>
        <Trash2 aria-hidden="true" className="size-3.5" />
        Delete…
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger>
          <Button variant="ghost" size="icon-sm" aria-label="More for the selection">
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {items.map(({ label, icon: Icon, onSelect }) => (
            <DropdownMenuItem key={label} onSelect={onSelect}>
              <Icon aria-hidden="true" />
              {label}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      <BanDialog
        {...dialog("ban")}
        noun={noun}
        who={who}
        count={ids.length}
        onBan={(reason) => change({ kind: "ban", reason }).then(onDone)}
      />
      <DaysDialog
        {...dialog("extend")}
        direction="extend"
        title={`Extend ${who}`}
        description={`Each gets the same number of days. A ${noun} without an end stays as it is, and you are told.`}
        onSubmit={(days) => change({ kind: "extend", days }).then(onDone)}
      />
      <ConfirmDialog
        {...dialog("delete")}
        title={`Delete ${who}?`}
        description={props.deleting}
        action={`Delete ${who}`}
        typeToConfirm={appName}
        onConfirm={() => change({ kind: "delete" }).then(onDone)}
      />
    </>
  );
}
