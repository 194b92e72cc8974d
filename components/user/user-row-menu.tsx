"use client";

import {
  Ban,
  CalendarMinus,
  CalendarPlus,
  Copy,
  Eye,
  KeySquare,
  MonitorX,
  Pause,
  Pencil,
  Play,
  ShieldCheck,
  Trash2,
} from "lucide-react";
import { useRouter } from "next/navigation";

import { RowMenu } from "@/components/entity/row-menu";
import type { Ask } from "@/components/entity/use-question";
import { useCopy } from "@/components/lib/use-copy";
import type { User } from "@/components/trpc/types";

import type { UserActions } from "./use-user-actions";

/** What needs a dialog before it is done. */
export type UserQuestion = "edit" | "ban" | "extend" | "shorten" | "hwid" | "password" | "delete";

type UserRowMenuProps = { user: User; actions: UserActions; ask: Ask<UserQuestion, User>; isOnOwnPage?: boolean };

/** What can be done to one user. */
export function UserRowMenu({ user, actions, ask, isOnOwnPage = false }: UserRowMenuProps) {
  const { copy } = useCopy();
  const router = useRouter();
  return (
    <RowMenu
      name={user.username}
      groups={[
        [
          !isOnOwnPage && {
            label: "View",
            icon: Eye,
            onSelect: () => router.push(`/apps/${user.appId}/users/${user.id}`),
          },
          { label: "Copy username", icon: Copy, onSelect: () => void copy(user.username, "Username copied") },
        ],
        [
          { label: "Edit…", icon: Pencil, onSelect: () => ask("edit", user) },
          { label: "Extend…", icon: CalendarPlus, onSelect: () => ask("extend", user) },
          user.expiresAt !== null && { label: "Shorten…", icon: CalendarMinus, onSelect: () => ask("shorten", user) },
          { label: "Reset HWID…", icon: MonitorX, onSelect: () => ask("hwid", user) },
          { label: "Reset password…", icon: KeySquare, onSelect: () => ask("password", user) },
          user.pausedAt
            ? { label: "Resume", icon: Play, onSelect: () => actions.unpause(user) }
            : { label: "Pause", icon: Pause, onSelect: () => actions.pause(user) },
        ],
        [
          user.bannedAt
            ? { label: "Unban", icon: ShieldCheck, onSelect: () => actions.unban(user.id) }
            : { label: "Ban…", icon: Ban, destructive: true, onSelect: () => ask("ban", user) },
          { label: "Delete…", icon: Trash2, destructive: true, onSelect: () => ask("delete", user) },
        ],
      ]}
    />
  );
}
