import type { DocSurface } from "@/server/api/reference/page";

import { addressOf, partOf } from "./find-docs-part";

type DocsContentsProps = { surfaces: readonly DocSurface[]; part: string | undefined };

/** Every page of the reference, and what stands on this one. */
export function DocsContents({ surfaces, part }: DocsContentsProps) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 text-13">
      {surfaces.map((surface) => (
        <li key={surface.id}>
          <a href={`/docs#${surface.id}`} className="focus-ring rounded font-medium hover:text-brand">
            {surface.title}
          </a>
          <ul className="mt-1">
            {surface.groups.map((group) => {
              const isHere = partOf(group) === part;
              return (
                <li key={group.id}>
                  <a
                    href={addressOf(group)}
                    aria-current={isHere ? "page" : undefined}
                    className="focus-ring block rounded px-1 py-0.5 text-muted-foreground hover:text-foreground aria-[current]:font-medium aria-[current]:text-foreground"
                  >
                    {group.title}
                  </a>
                  {isHere && <DocsOperationLinks operations={group.operations} />}
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function DocsOperationLinks({ operations }: Pick<DocSurface["groups"][number], "operations">) {
  return (
    <ul className="my-1 ml-2 border-l pl-2">
      {operations.map(({ id, name, search }) => (
        <li key={id} data-search={search}>
          <a
            href={`#${id}`}
            className="focus-ring block truncate rounded px-1 py-0.5 font-mono text-2xs text-muted-foreground hover:text-foreground"
          >
            {name.replace("/api/dashboard/", "").replace("/api/", "")}
          </a>
        </li>
      ))}
    </ul>
  );
}
