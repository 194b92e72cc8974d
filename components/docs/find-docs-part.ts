import type { DocSurface } from "@/server/api/reference/page";

type DocGroup = DocSurface["groups"][number];

/** The last part of the address of a group's page: `dashboard-licenses`. */
export const partOf = ({ id }: Pick<DocGroup, "id">): string => id.replace(/-group$/, "");

/** Where an operation stands. */
export const addressOf = (group: Pick<DocGroup, "id">, operationId?: string): string =>
  `/docs/${partOf(group)}${operationId ? `#${operationId}` : ""}`;

/** The group that a page is about, with its door; null for an address that leads nowhere. */
export function findDocsPart(
  surfaces: readonly DocSurface[],
  part: string,
): { surface: DocSurface; group: DocGroup } | null {
  for (const surface of surfaces) {
    const group = surface.groups.find((one) => partOf(one) === part);
    if (group) return { surface, group };
  }
  return null;
}
