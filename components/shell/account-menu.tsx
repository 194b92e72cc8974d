"use client";

import { CircleUserRound, LogOut } from "lucide-react";
import Link from "next/link";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** Who is signed in. */
export type ShellAccount = { username: string; email: string; plan: string; role: string };

type AccountMenuProps = { account: ShellAccount; onSignOut: () => void };

/** The account's name and the way out. */
export function AccountMenu({ account, onSignOut }: AccountMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger>
        <button
          type="button"
          aria-label={`Account menu of ${account.username}`}
          className="focus-ring rounded-md border border-transparent"
        >
          <Avatar name={account.username} />
        </button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <div className="flex items-center gap-2.5 px-2 py-2">
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium text-13">{account.username}</p>
            <p className="truncate text-muted-foreground text-xs">{account.email}</p>
          </div>
          <Badge variant="brand" className="capitalize">
            {account.plan}
          </Badge>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/account">
            <CircleUserRound aria-hidden="true" />
            Account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onSignOut}>
          <LogOut aria-hidden="true" />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
