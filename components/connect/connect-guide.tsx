"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";

import { AppCredentials } from "@/components/app/app-credentials";
import { useApp } from "@/components/app/use-app";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { PageHeader } from "@/components/ui/page-header";

import { EndpointCard } from "./endpoint-card";
import { LanguageSteps } from "./language-steps";
import { SNIPPETS, snippetTab } from "./snippets";
import { useOrigin } from "./use-origin";

type ConnectGuideProps = {
  appId: string;
  /** Scheme, host and port that the server was asked at. */
  servedAt: string;
};

/** How a client is built for this application, in five languages, ready to paste. */
export function ConnectGuide({ appId, servedAt }: ConnectGuideProps) {
  const app = useApp(appId);
  const origin = useOrigin(servedAt);
  const [revealed, setRevealed] = useState(false);
  const [language, setLanguage] = useState(SNIPPETS[0].id);
  const facts = { name: app.name, ownerId: app.ownerId, secret: app.secret, version: app.version, origin };
  const [first, ...others] = SNIPPETS;
  const snippet = SNIPPETS.find((each) => each.id === language) ?? first;
  const Icon = revealed ? EyeOff : Eye;

  return (
    <>
      <PageHeader
        title="Connect a client"
        description="Any KeyAuth SDK works: give it these credentials and this server's address."
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4">
          <LanguageSteps snippet={snippet} origin={origin} />
          <CodeBlock
            tabs={[snippetTab(first, facts, revealed), ...others.map((each) => snippetTab(each, facts, revealed))]}
            value={language}
            onValueChange={setLanguage}
            copied={
              snippet.id === "curl" ? "Commands copied" : "Code copied, with its secret. Keep it out of public places."
            }
            actions={
              <Button variant="ghost" size="sm" aria-pressed={revealed} onClick={() => setRevealed(!revealed)}>
                <Icon aria-hidden="true" />
                <span className="max-sm:sr-only">{revealed ? "Hide secret" : "Reveal secret"}</span>
              </Button>
            }
          />
          <Alert mood="info">
            A secret inside a program that you hand out can be dug out. It proves who the server is, not who the user
            is: decide what a user may do on the server side.
          </Alert>
        </div>
        <div className="grid gap-4">
          <AppCredentials app={app} revealed={revealed} onRevealedChange={setRevealed} />
          <EndpointCard origin={origin} />
        </div>
      </div>
    </>
  );
}
