import type { DocSurface } from "@/server/api/reference/page";

import { DocsOperation, DocsRefusals } from "./docs-operation";
import { DocsParameters } from "./docs-parameters";
import { DocsText } from "./docs-text";

type DocsSurfaceProps = { surface: DocSurface; group: DocSurface["groups"][number]; canTry: boolean };

/** A noun of one way in: how the way is used, what all its operations share, and the noun's operations. */
export function DocsSurface({ surface, group, canTry }: DocsSurfaceProps) {
  return (
    <section id={surface.id} data-part aria-labelledby={`${surface.id}-title`} className="scroll-mt-16 pb-10">
      <p className="text-13 text-muted-foreground">
        <a href="/docs" className="focus-ring rounded hover:text-foreground">
          API reference
        </a>
        {" / "}
        <a href={`/docs#${surface.id}`} className="focus-ring rounded hover:text-foreground">
          {surface.title}
        </a>
      </p>
      <h1 id={`${surface.id}-title`} className="mt-1 font-semibold text-2xl tracking-tight">
        {surface.title}: {group.title}
      </h1>
      <div data-intro className="mt-3 grid max-w-3xl gap-2 text-sm">
        {surface.about.map((sentence) => (
          <p key={sentence}>
            <DocsText>{sentence}</DocsText>
          </p>
        ))}
        <p>
          <DocsText>{surface.authentication}</DocsText>
        </p>
        {surface.common.length > 0 && (
          <details className="mt-2">
            <summary className="focus-ring w-fit rounded font-medium text-13">Parameters of every operation</summary>
            <div className="mt-2">
              <DocsParameters
                parameters={surface.common}
                caption={`Parameters of every operation of ${surface.title}`}
              />
            </div>
          </details>
        )}
        <details>
          <summary className="focus-ring w-fit rounded font-medium text-13">Refusals of every operation</summary>
          <div className="mt-2">
            <DocsRefusals refusals={surface.refusals} />
          </div>
        </details>
      </div>
      <section id={group.id} data-part aria-labelledby={`${group.id}-title`} className="scroll-mt-16 pt-8">
        <h2 id={`${group.id}-title`} className="pb-4 font-semibold text-base tracking-tight">
          Operations
        </h2>
        {group.operations.map((operation) => (
          <DocsOperation key={operation.id} operation={operation} canTry={canTry} />
        ))}
      </section>
    </section>
  );
}
