"use client";

import type { ReactNode } from "react";

import type { App } from "@/components/trpc/types";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { SecretField } from "@/components/ui/secret-field";

type AppCredentialsProps = { app: App; revealed?: boolean; onRevealedChange?: (revealed: boolean) => void };

/** What a client is built with: name, owner id, version and secret. */
export function AppCredentials({ app, revealed, onRevealedChange }: AppCredentialsProps) {
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Credentials</CardTitle>
          <CardDescription>What your client is built with.</CardDescription>
        </div>
      </CardHeader>
      <CardContent>
        <dl className="grid gap-2.5">
          <Row label="Name">
            <CopyText value={app.name} label="application name" className="flex-row-reverse font-sans text-13" />
          </Row>
          <Row label="Owner id">
            <CopyText value={app.ownerId} label="owner id" className="flex-row-reverse" />
          </Row>
          <Row label="Version">
            <CopyText value={app.version} label="version" className="flex-row-reverse" />
          </Row>
          <div className="grid gap-1.5">
            <dt className="text-13 text-muted-foreground">Secret</dt>
            <dd>
              <SecretField
                value={app.secret}
                label="application secret"
                {...(revealed === undefined ? {} : { revealed })}
                {...(onRevealedChange ? { onRevealedChange } : {})}
              />
            </dd>
          </div>
        </dl>
      </CardContent>
    </Card>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-center justify-between gap-4">
      <dt className="text-13 text-muted-foreground">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
