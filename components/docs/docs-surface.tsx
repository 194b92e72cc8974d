import type { DocSurface } from "@/server/api/reference/page";

import { DocsOperation, DocsRefusals } from "./docs-operation";
import { DocsParameters } from "./docs-parameters";
import { DocsText } from "./docs-text";

/** One way in: how it is used, what all its operations share, and the operations. */
export function DocsSurface({ surface, canTry }: { surface: DocSurface; canTry: boolean }) {
  return (
    <section id={surface.id} data-part aria-labelledby={`${surface.id}-title`} className="scroll-mt-16 pb-10">
      <h2 id={`${surface.id}-title`} className="font-semibold text-xl tracking-tight">
        {surface.title}
      </h2>
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
      {surface.groups.map((group) => (
        <section
          key={group.id}
          id={group.id}
          data-part
          aria-labelledby={`${surface.id}-title ${group.id}-title`}
          className="scroll-mt-16 pt-8"
        >
          <h3 id={`${group.id}-title`} className="pb-4 font-semibold text-base tracking-tight">
            {group.title}
          </h3>
          {group.operations.map((operation) => (
            <DocsOperation key={operation.id} operation={operation} canTry={canTry} />
          ))}
        </section>
      ))}
    </section>
  );
}
