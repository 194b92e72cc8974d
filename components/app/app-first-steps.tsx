import { ArrowRight, KeyRound, type LucideIcon, Plug, ShieldCheck } from "lucide-react";
import Link from "next/link";

import type { App } from "@/components/trpc/types";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";

type Step = { href: string; icon: LucideIcon; title: string; text: string };

/** Where to begin with an application that has no keys yet. */
export function AppFirstSteps({ app }: { app: App }) {
  const base = `/apps/${app.id}`;
  const steps: Step[] = [
    {
      href: `${base}/licenses?generate=true`,
      icon: KeyRound,
      title: "Generate license keys",
      text: "Choose how they look, how long they last and how often they work.",
    },
    {
      href: `${base}/connect`,
      icon: Plug,
      title: "Connect your client",
      text: "Snippets for C#, C++, Python, JavaScript and curl, filled in.",
    },
    {
      href: `${base}/settings`,
      icon: ShieldCheck,
      title: "Decide what clients may do",
      text: "Bind keys to a machine, check the program's hash, refuse VPNs.",
    },
  ];
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>First steps</CardTitle>
          <CardDescription>From nothing to a customer who signs in.</CardDescription>
        </div>
      </CardHeader>
      <ol className="border-t">
        {steps.map(({ href, icon: Icon, title, text }) => (
          <li key={href} className="not-last:border-b">
            <Link
              href={href}
              className="group focus-visible:-outline-offset-2 flex items-center gap-3.5 px-5 py-3.5 transition-colors last:rounded-b-xl hover:bg-muted/60"
            >
              <span className="flex size-8 shrink-0 items-center justify-center rounded-lg bg-brand-soft text-brand">
                <Icon aria-hidden="true" className="size-4" />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-13">{title}</span>
                <span className="block text-muted-foreground text-xs">{text}</span>
              </span>
              <ArrowRight
                aria-hidden="true"
                className="size-4 shrink-0 text-muted-foreground transition-transform group-hover:translate-x-0.5"
              />
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
