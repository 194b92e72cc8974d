import Link from "next/link";

import { signInAddress } from "@/components/auth/next-path";
import { buttonVariants } from "@/components/ui/button";
import type { DocSurface } from "@/server/api/reference/page";

import { DocsMethod } from "./docs-method";
import { addressOf } from "./find-docs-part";

/** Looks of all lines in one place: the page holds some two hundred of them. */
const LIST =
  "divide-y border-y text-13 text-muted-foreground [&_a:hover]:bg-accent [&_a]:flex [&_a]:flex-wrap [&_a]:items-baseline [&_a]:gap-x-3 [&_a]:gap-y-0.5 [&_a]:rounded [&_a]:py-2 [&_code]:break-all [&_code]:font-medium [&_code]:font-mono [&_code]:text-foreground [&_li]:scroll-mt-16";

type DocsIndexProps = { surfaces: readonly DocSurface[]; isSignedIn: boolean };

/** All operations in brief. Each keeps the anchor of its page here too, so that `/docs#client-login` finds it. */
export function DocsIndex({ surfaces, isSignedIn }: DocsIndexProps) {
  const count = surfaces.flatMap(({ groups }) => groups.flatMap(({ operations }) => operations)).length;
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">API reference</h1>
      <p className="mt-2 max-w-3xl text-sm">
        {count} operations, drawn from the tables that serve them. Every example runs as printed once the words in
        capitals are your own. For machines:{" "}
        <a href="/api/openapi.json" className="text-brand underline underline-offset-4">
          OpenAPI 3.1
        </a>
        .{" "}
        {!isSignedIn && (
          <Link href={signInAddress("/docs")} className="text-brand underline underline-offset-4">
            Sign in to try operations here
          </Link>
        )}
      </p>
      <nav aria-label="Ways in" className="my-6 flex flex-wrap gap-2">
        {surfaces.map(({ id, title }) => (
          <a key={id} href={`#${id}`} className={buttonVariants({ variant: "outline", size: "sm" })}>
            {title}
          </a>
        ))}
      </nav>
      {surfaces.map((surface) => (
        <DocsIndexSurface key={surface.id} surface={surface} />
      ))}
    </>
  );
}

function DocsIndexSurface({ surface }: { surface: DocSurface }) {
  return (
    <section id={surface.id} data-part aria-labelledby={`${surface.id}-title`} className="scroll-mt-16 pb-10">
      <h2 id={`${surface.id}-title`} className="font-semibold text-xl tracking-tight">
        {surface.title}
      </h2>
      {surface.groups.map((group) => (
        <section
          key={group.id}
          id={group.id}
          data-part
          className="scroll-mt-16 pt-6"
          aria-label={`${surface.title}: ${group.title}`}
        >
          <h3 className="pb-2 font-semibold text-base tracking-tight">
            <a href={addressOf(group)} className="focus-ring rounded hover:text-brand">
              {group.title}
            </a>
          </h3>
          <ul className={LIST}>
            {group.operations.map(({ id, name, method, path, summary, search }) => (
              <li key={id} id={id} data-search={search} data-operation="">
                <a href={addressOf(group, id)}>
                  <DocsMethod method={method} />
                  <code>{name.startsWith(`${method} `) ? path : name}</code>
                  {summary.replaceAll("`", "")}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
