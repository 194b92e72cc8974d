import type { CodeTab } from "@/components/ui/code-block";

/** What a snippet is filled with. `origin` is where this server is reached, without a trailing slash. */
export type SnippetFacts = { name: string; ownerId: string; secret: string; version: string; origin: string };

/** A language: how to point its KeyAuth SDK here, and the code that connects. */
export type Snippet = {
  id: string;
  label: string;
  /** What must be changed in the SDK's own source, whose address is built in. Absent where the code below does it. */
  edit?: { file: string; from: string; to: string };
  note?: string;
  code: (facts: SnippetFacts) => string;
};

/** Quotes for C-like languages and Python alike: a JSON string is a valid literal in each of them. */
const quoted = (text: string) => JSON.stringify(text);

const csharp = ({ name, ownerId, secret, version }: SnippetFacts) => `using System;
using KeyAuth;

class Program
{
    static readonly api KeyAuthApp = new api(
        name: ${quoted(name)},
        ownerid: ${quoted(ownerId)},
        secret: ${quoted(secret)},
        version: ${quoted(version)}
    );

    static void Main()
    {
        KeyAuthApp.init();
        KeyAuthApp.license(Console.ReadLine());
        Console.WriteLine(KeyAuthApp.response.message);
    }
}`;

const cpp = ({ name, ownerId, secret, version, origin }: SnippetFacts) => `#include <iostream>
#include <string>
#include "auth.hpp"

using namespace KeyAuth;

std::string name = ${quoted(name)};
std::string ownerid = ${quoted(ownerId)};
std::string secret = ${quoted(secret)};
std::string version = ${quoted(version)};
std::string url = ${quoted(`${origin}/api/1.2/`)};

api KeyAuthApp(name, ownerid, secret, version, url);

int main() {
    KeyAuthApp.init();
    std::string key;
    std::cin >> key;
    KeyAuthApp.license(key);
}`;

const python = ({ name, ownerId, secret, version }: SnippetFacts) => `from keyauth import api
import hashlib, sys

def getchecksum():
    with open(sys.argv[0], "rb") as program:
        return hashlib.md5(program.read()).hexdigest()

keyauthapp = api(
    name = ${quoted(name)},
    ownerid = ${quoted(ownerId)},
    secret = ${quoted(secret)},
    version = ${quoted(version)},
    hash_to_check = getchecksum()
)

keyauthapp.license(input("License: "))`;

const javascript = ({ name, ownerId, secret, version }: SnippetFacts) => `const KeyAuth = require("./KeyAuth");

const KeyAuthApp = new KeyAuth(
  ${quoted(name)},
  ${quoted(ownerId)},
  ${quoted(secret)},
  ${quoted(version)}
);

(async () => {
  await KeyAuthApp.Initialize();
  await KeyAuthApp.license(process.argv[2]);
  console.log(KeyAuthApp.response.message);
})();`;

/** Inside single quotes of a shell, a single quote ends them, stands escaped, and begins them anew. */
const shell = (text: string) => text.replaceAll("'", String.raw`'\''`);

const curl = ({ name, ownerId, version, origin }: SnippetFacts) => `curl -s ${origin}/api/1.2/ \\
  -H 'Content-Type: application/json' \\
  -d '${shell(JSON.stringify({ type: "init", name, ownerid: ownerId, ver: version }))}'

# then, with the sessionid of the answer:
curl -s ${origin}/api/1.2/ \\
  -H 'Content-Type: application/json' \\
  -d '{"type":"license","sessionid":"SESSION_ID","key":"LICENSE_KEY","hwid":"MACHINE_ID"}'`;

/** The five languages of the connect page. The constructors are those of the public KeyAuth SDKs for API 1.2 and 1.1. */
export const SNIPPETS: readonly [Snippet, ...Snippet[]] = [
  {
    id: "csharp",
    label: "C#",
    edit: { file: "KeyAuth.cs", from: "https://keyauth.win/api/1.2/", to: "/api/1.2/" },
    note: "Over https, the SDK accepts certificates of Let's Encrypt and Google Trust Services only.",
    code: csharp,
  },
  {
    id: "cpp",
    label: "C++",
    note: "The SDK refuses plain http, and accepts certificates of Let's Encrypt and Google Trust Services only.",
    code: cpp,
  },
  {
    id: "python",
    label: "Python",
    edit: { file: "keyauth.py", from: "https://keyauth.win/api/1.2/", to: "/api/1.2/" },
    code: python,
  },
  {
    id: "javascript",
    label: "JavaScript",
    edit: { file: "KeyAuth.js", from: "https://keyauth.win/api/1.1/", to: "/api/1.1/" },
    note: "The SDK speaks API 1.1, whose replies are not signed.",
    code: javascript,
  },
  { id: "curl", label: "curl", note: "Plain JSON needs no secret: dates come as ISO-8601.", code: curl },
];

const HIDDEN_SECRET = `as_${"•".repeat(12)}`;

/** A snippet as a tab: the secret hidden on screen unless revealed, but always in what is copied. */
export function snippetTab(snippet: Snippet, facts: SnippetFacts, revealed: boolean): CodeTab {
  const whole = snippet.code(facts);
  return {
    id: snippet.id,
    label: snippet.label,
    code: revealed ? whole : snippet.code({ ...facts, secret: HIDDEN_SECRET }),
    copyCode: whole,
  };
}
