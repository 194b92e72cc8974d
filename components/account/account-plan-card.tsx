import { Check, Minus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import type { Account } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";

import { PlanBadge } from "./plan-badge";

/** A username as a shell takes it for one word. */
const shellWord = (name: string) => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);

/** What the plan allows, and who changes it. */
export function AccountPlanCard({ account }: { account: Pick<Account, "username" | "plan" | "role"> }) {
  const isElite = account.plan === "elite";
  const command = `npm run admin -- plan ${shellWord(account.username)} elite`;
  return (
    <Card>
      <CardHeader>
        <div>
          <div className="flex items-center gap-2">
            <CardTitle>Plan</CardTitle>
            <PlanBadge plan={account.plan} />
          </div>
          <CardDescription>No plan has quotas. Only the Elite Key depends on it.</CardDescription>
        </div>
      </CardHeader>
      <CardContent>
        <ul className="grid gap-2 text-13">
          <Allowed>Applications, licenses, users and devices without limit</Allowed>
          <Allowed>Dashboard, Client API, Dashboard API and Seller API</Allowed>
          <Allowed off={!isElite}>
            Elite Key API, with permissions and address rules
            {!isElite && <span className="text-muted-foreground"> – plan Elite only</span>}
          </Allowed>
        </ul>
      </CardContent>
      <CardFooter className="justify-between">
        {account.role === "admin" ? (
          <>
            <p>You are an admin, so plans are yours to change.</p>
            <Button asChild variant="outline">
              <Link href={`/admin/accounts?q=${encodeURIComponent(account.username)}`}>Change plan</Link>
            </Button>
          </>
        ) : (
          <div className="min-w-0">
            <p>The plan is changed by an admin, or by whoever runs this server{isElite ? "." : ", with:"}</p>
            {!isElite && <CopyText value={command} label="command" className="mt-1 text-foreground" />}
          </div>
        )}
      </CardFooter>
    </Card>
  );
}

function Allowed({ off = false, children }: { off?: boolean; children: ReactNode }) {
  const Icon = off ? Minus : Check;
  return (
    <li className="flex items-start gap-2.5">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${off ? "text-muted-foreground" : "text-success"}`} />
      <span>
        <span className="sr-only">{off ? "Not included: " : "Included: "}</span>
        {children}
      </span>
    </li>
  );
}
