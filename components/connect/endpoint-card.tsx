import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-button";

const ENDPOINTS = [
  { path: "/api/1.2/", text: "Signed with the secret (HMAC). What most SDKs speak, and plain JSON." },
  { path: "/api/1.1/", text: "The same without signatures, for older SDKs." },
  { path: "/api/1.3/", text: "Signed with Ed25519, for the newest SDKs." },
];

/** The addresses of the Client API. */
export function EndpointCard({ origin }: { origin: string }) {
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
      </CardContent>
    </Card>
  );
}
