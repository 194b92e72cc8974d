import { MaybeDate, None } from "@/components/entity/cells";
import { Fact } from "@/components/entity/fact";
import type { User } from "@/components/trpc/types";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { RelativeTime } from "@/components/ui/relative-time";

import { UserStatusBadge } from "./user-status-badge";

/** Who a user is and where from. */
export function UserFactsCard({ user }: { user: User }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Profile</CardTitle>
        <UserStatusBadge user={user} />
      </CardHeader>
      <CardContent>
        {user.bannedAt && (
          <Alert mood="danger" className="mb-4">
            Banned <RelativeTime date={user.bannedAt} />
            {user.banReason && (
              <>
                : <bdi className="break-words">{user.banReason}</bdi>
              </>
            )}
          </Alert>
        )}
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 lg:grid-cols-3">
          <Fact label="Username">
            <CopyText value={user.username} label="username" className="max-w-full font-sans text-13" />
          </Fact>
          <Fact label="Email">
            {user.email ? (
              <CopyText value={user.email} label="email" className="max-w-full font-sans text-13" />
            ) : (
              <None />
            )}
          </Fact>
          <Fact label="User id">
            <CopyText value={user.id} label="user id" className="max-w-full" />
          </Fact>
          <Fact label="Subscription">
            {user.subscription ? (
              <>
                <bdi>{user.subscription}</bdi> <span className="text-muted-foreground">level {user.level}</span>
              </>
            ) : (
              <None />
            )}
          </Fact>
          <Fact label="Expires">
            <MaybeDate date={user.expiresAt} {...(user.subscription ? { none: "Never" } : {})} />
          </Fact>
          <Fact label="Machines allowed">{user.deviceLimit}</Fact>
          <Fact label="Last log-in">
            <MaybeDate date={user.lastLoginAt} none="Never" />
          </Fact>
          <Fact label="Last address">{user.lastIp ? <CopyText value={user.lastIp} label="address" /> : <None />}</Fact>
          <Fact label="Created">
            <RelativeTime date={user.createdAt} />
          </Fact>
          {user.frozenAt && (
            <Fact label="Clock">
              frozen <RelativeTime date={user.frozenAt} />
            </Fact>
          )}
          {!user.userPanelAccess && <Fact label="Customer panel">no access</Fact>}
          {user.note && (
            <div className="col-span-2 min-w-0 lg:col-span-3">
              <Fact label="Note">
                <bdi className="whitespace-pre-wrap break-words">{user.note}</bdi>
              </Fact>
            </div>
          )}
        </dl>
      </CardContent>
    </Card>
  );
}
