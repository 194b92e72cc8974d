import { useQuery } from "@tanstack/react-query";

import { useTRPC } from "@/components/trpc/client";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { Skeleton } from "@/components/ui/skeleton";

const ENDPOINTS = [
  { path: "/api/1.2/", text: "Signed with the secret (HMAC). What most SDKs speak, and plain JSON." },
  { path: "/api/1.1/", text: "The same without signatures, for older SDKs." },
  { path: "/api/1.3/", text: "Signed with Ed25519, for the newest SDKs." },
];

/** The addresses of the Client API, and the public key that its newest generation verifies replies with. */
export function EndpointCard({ origin }: { origin: string }) {
  const signingKey = useQuery(useTRPC().app.signingKey.queryOptions());

  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Addresses</CardTitle>
          <CardDescription>Where clients send their requests.</CardDescription>
        </div>
      </CardHeader>
      <CardContent className="grid gap-3">
        {ENDPOINTS.map(({ path, text }) => (
          <div key={path} className="min-w-0">
            <CopyText value={`${origin}${path}`} label="address" />
            <p className="text-muted-foreground text-xs">{text}</p>
          </div>
        ))}
        <div className="min-w-0 border-t pt-3">
          <p className="font-medium text-xs">Public key of /api/1.3/</p>
          {signingKey.data ? (
            <CopyText value={signingKey.data} label="public key" />
          ) : (
            <Skeleton className="my-1 h-4 w-full" />
          )}
          <p className="text-muted-foreground text-xs">
            Ed25519, one for this server. Put it in place of the constant that the SDK carries.
          </p>
        </div>
      </CardContent>
    </Card>
  );
}
