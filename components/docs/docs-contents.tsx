import type { DocSurface } from "@/server/api/reference/page";

/** Everything on the page, to jump to. */
export function DocsContents({ surfaces }: { surfaces: readonly DocSurface[] }) {
  return (
    <ul className="grid gap-4 text-13">
      {surfaces.map((surface) => (
        <li key={surface.id} data-part>
          <a href={`#${surface.id}`} className="focus-ring rounded font-medium hover:text-brand">
            {surface.title}
          </a>
          {surface.groups.map((group) => (
            <details key={group.id} data-part className="mt-1" name="docs-contents">
              <summary className="focus-ring rounded px-1 py-0.5 text-muted-foreground hover:text-foreground">
                {group.title}
              </summary>
              <ul className="ml-2 border-l pl-2">
                {group.operations.map(({ id, name, search }) => (
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
            </details>
          ))}
        </li>
      ))}
    </ul>
  );
}
