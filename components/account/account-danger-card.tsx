"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";

import { plural } from "@/components/lib/format";
import { useLatch } from "@/components/lib/use-latch";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";

const AccountDeleteDialog = dynamic(() => import("./account-delete-dialog").then((file) => file.AccountDeleteDialog));

/** The end of an account. */
export function AccountDangerCard({ username }: { username: string }) {
  const trpc = useTRPC();
  const { data: apps } = useQuery(trpc.app.list.queryOptions());
  const [asking, setAsking] = useState(false);
  const needed = useLatch(asking);
  const sum = (of: "licenses" | "users") => (apps ?? []).reduce((total, { stats }) => total + stats[of], 0);
  const holdings = [plural(sum("licenses"), "license"), plural(sum("users"), "user")].join(" and ");
  const programs = apps && `${plural(apps.length, "application")} with ${holdings}, whose programs stop working`;
  const losses = [
    ...(apps?.length === 0 ? [] : [programs ?? "Every application, with its licenses and users"]),
    "Every seller key and the Elite Key, and with them your bots and shops",
    "Every signed-in browser and API token, this one included",
  ];
  return (
    <Card className="border-destructive/30">
      <CardHeader className="items-center pb-4">
        <div>
          <CardTitle>Delete account</CardTitle>
          <CardDescription>With all its applications, licenses, users and keys. There is no way back.</CardDescription>
        </div>
        <Button variant="destructive-outline" onClick={() => setAsking(true)}>
          Delete account…
        </Button>
      </CardHeader>
      {needed && <AccountDeleteDialog open={asking} onOpenChange={setAsking} username={username} losses={losses} />}
    </Card>
  );
}
