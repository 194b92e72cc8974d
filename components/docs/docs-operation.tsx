import type { DocOperation } from "@/server/api/reference/page";
import type { Refusal } from "@/server/api/reference/types";

import { DocsCode } from "./docs-code";
import { DocsMethod } from "./docs-method";
import { DocsParameters } from "./docs-parameters";
import { DocsText } from "./docs-text";

/** Codes with their statuses and sentences. */
export function DocsRefusals({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <ul className="grid gap-1 text-13">
      {refusals.map(({ code, status, message }) => (
        <li key={code} className="flex flex-wrap gap-x-2">
          <span className="w-8 shrink-0 font-mono text-muted-foreground text-xs leading-5">{status}</span>
          <code className="break-all font-mono text-xs leading-5">{code}</code>
          <span className="text-muted-foreground">{message}</span>
        </li>
      ))}
    </ul>
  );
}

type DocsOperationProps = { operation: DocOperation; canTry: boolean };

/** One operation: what it does and takes, how it is asked, what it answers. */
export function DocsOperation({ operation, canTry }: DocsOperationProps) {
  const { id, name, method, path, summary, description, parameters, refusals, curl, reply, attempt } = operation;
  const isRest = name.startsWith(`${method} `);
  const title = isRest ? path : name;
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      data-search={operation.search}
      className="grid scroll-mt-16 gap-x-8 gap-y-4 border-t py-8 xl:grid-cols-2"
    >
      <div className="min-w-0">
        <h3 id={`${id}-title`} className="group flex flex-wrap items-center gap-2 font-mono font-semibold text-13">
          <DocsMethod method={method} />
          <span className="min-w-0 break-all">{title}</span>
          <a
            href={`#${id}`}
            data-copy-link={id}
            aria-label={`Copy link to ${title}`}
            className="focus-ring rounded px-1 text-muted-foreground hover:text-foreground"
          >
            #
          </a>
        </h3>
        <p className="mt-2 text-sm">
          <DocsText>{summary}</DocsText>
        </p>
        {description && (
          <p className="mt-1 text-13 text-muted-foreground">
            <DocsText>{description}</DocsText>
          </p>
        )}
        <div className="mt-4">
          <DocsParameters parameters={parameters} caption={`Parameters of ${name}`} />
        </div>
        {refusals.length > 0 && (
          <div className="mt-4">
            <h4 className="mb-1.5 font-medium text-2xs text-muted-foreground">Refusals of its own</h4>
            <DocsRefusals refusals={refusals} />
          </div>
        )}
        {canTry && attempt && (
          <button
            type="button"
            data-try={JSON.stringify(attempt)}
            aria-label={`Try ${name}`}
            className="focus-ring mt-4 h-7 rounded-md border border-input bg-card px-2.5 font-medium text-13 shadow-xs hover:bg-accent"
          >
            Try it
          </button>
        )}
      </div>
      <div className="grid min-w-0 content-start gap-3">
        <DocsCode id={`${id}-curl`} title="Request" code={curl} />
        <DocsCode id={`${id}-reply`} title={`Reply ${reply.status}`} code={reply.text} />
      </div>
    </article>
  );
}
