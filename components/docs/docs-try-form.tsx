"use client";

import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { fieldClasses, Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { Attempt } from "@/server/api/reference/page";

import { type Choice, type Credentials, fieldsOfApp, proofOf } from "./docs-credentials";
import { buildRequest, initialValues } from "./docs-request";

type Answer = { status: number; milliseconds: number; text: string };

type ChooserProps = { label: string; choices: readonly Choice[]; value: string; onChange: (id: string) => void };

function Chooser({ label, choices, value, onChange }: ChooserProps) {
  return (
    <Label className="grid gap-1">
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)} className={`${fieldClasses} h-8 px-2`}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </Label>
  );
}

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

type DocsTryFormProps = {
  attempt: Attempt;
  credentials: Credentials;
  session: string;
  onSession: (session: string) => void;
};

/** The fields of an operation, and what the server answered. */
export function DocsTryForm({ attempt, credentials, session, onSession }: DocsTryFormProps) {
  const { apps, keys, ownerId } = credentials;
  const [appId, setAppId] = useState(apps[0]?.id ?? "");
  const [keyId, setKeyId] = useState(keys[0]?.id ?? "");
  const [typed, setTyped] = useState(() => initialValues(attempt, fieldsOfApp(attempt, apps[0], ownerId)));
  const [answer, setAnswer] = useState<Answer>();
  const [isBusy, setIsBusy] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const app = apps.find(({ id }) => id === appId);
  const needsSession = attempt.surface === "client" && attempt.name !== "type: init";

  function chooseApp(id: string) {
    setAppId(id);
    const known = fieldsOfApp(
      attempt,
      apps.find((other) => other.id === id),
      ownerId,
    );
    setTyped((before) => ({
      ...before,
      ...Object.fromEntries(Object.entries(known).filter(([name]) => name in before)),
    }));
  }

  async function send() {
    setIsBusy(true);
    const begun = performance.now();
    try {
      const { url, init } = buildRequest(attempt, typed, proofOf(attempt, credentials, { app, keyId, session }));
      const reply = await fetch(url, { ...init, credentials: "omit" });
      const text = await reply.text();
      setAnswer({ status: reply.status, milliseconds: Math.round(performance.now() - begun), text: readable(text) });
      const opened = /"sessionid":"([^"]+)"/.exec(text)?.[1];
      if (opened) onSession(opened);
    } catch {
      setAnswer({ status: 0, milliseconds: 0, text: "The server did not answer." });
    } finally {
      setIsBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (attempt.isDestructive) setIsAsking(true);
    else void send();
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      {apps.length > 0 && (
        <Chooser
          label="Application"
          choices={apps.map(({ id, name }) => ({ id, label: name }))}
          value={appId}
          onChange={chooseApp}
        />
      )}
      {keys.length > 0 && <Chooser label="Seller key" choices={keys} value={keyId} onChange={setKeyId} />}
      {needsSession && (
        <Label className="grid gap-1">
          sessionid
          <Input value={session} required onChange={(event) => onSession(event.target.value)} placeholder="From init" />
        </Label>
      )}
      {attempt.fields.map(({ name, type, required }) => (
        <Label key={name} className="grid gap-1">
          <span>
            <code className="font-mono text-xs">{name}</code>
            <span className="ml-2 font-normal text-2xs text-muted-foreground">
              {type}
              {required ? ", required" : ""}
            </span>
          </span>
          <Input
            value={typed[name] ?? ""}
            required={required}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
        </Label>
      ))}
      <Button
        type="submit"
        loading={isBusy}
        variant={attempt.isDestructive ? "destructive" : "default"}
        className="w-fit"
      >
        Send
      </Button>
      <div role="status">
        {answer && (
          <div className="grid gap-1">
            <p className="text-13">
              <strong className="font-mono">{answer.status || "No reply"}</strong>{" "}
              <span className="text-muted-foreground">in {answer.milliseconds} ms</span>
            </p>
            <pre className="max-h-80 overflow-auto rounded-lg border bg-muted/50 p-3 font-mono text-xs leading-5">
              {answer.text}
            </pre>
          </div>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Send this for real?"
        description={`${attempt.name} takes something away${app ? ` in ${app.name}` : ""}. It may not be possible to take that back.`}
        action="Send"
        onConfirm={send}
      />
    </form>
  );
}
