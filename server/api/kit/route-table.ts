import { addRoute, createRouter, findAllRoutes, findRoute } from "rou3";
import { DomainError, invalidField } from "@/server/errors";
import { brandErrors } from "@/server/lib/brand";
import { NOT_UTF8 } from "@/server/lib/text";
import type { Operation } from "./operation";
import { refuseUnstorable } from "./text-flaw";

/** Rows by the heading that the document prints, such as `"POST /api/dashboard/apps"`. */
export type Routes = Readonly<Record<string, Operation>>;

/** A row that fits a request, with the values of its path parameters as they stand there: for `readParams`. */
export type RouteMatch = { name: string; row: Operation; params: Record<string, string> };

/** A path refused for its method, with the methods that it knows, for `Allow`. */
export class MethodRefusal extends DomainError {
  static {
    brandErrors("MethodRefusal", MethodRefusal);
  }

  constructor(readonly allow: string) {
    super("METHOD_NOT_ALLOWED");
  }
}

/**
 * Finds the row for a method and path, with or without a trailing slash.
 * Throws ROUTE_NOT_FOUND, or MethodRefusal (METHOD_NOT_ALLOWED) when the path exists for other methods.
 */
export function createRouteTable(routes: Routes): (method: string, path: string) => RouteMatch {
  const router = createRouter<{ name: string; row: Operation }>();
  const methodOf = (name: string) => name.slice(0, name.indexOf(" "));
  for (const [name, row] of Object.entries(routes)) {
    addRoute(router, methodOf(name), name.slice(name.indexOf(" ") + 1), { name, row });
  }
  const methods = [...new Set(Object.keys(routes).map(methodOf))];
  return (method, rawPath) => {
    const path = rawPath.length > 1 && rawPath.endsWith("/") ? rawPath.slice(0, -1) : rawPath;
    const found = findRoute(router, method, path);
    if (found) return { ...found.data, params: found.params ?? {} };
    const known = methods.filter((other) => findAllRoutes(router, other, path).length > 0);
    if (known.length > 0) throw new MethodRefusal(known.join(", "));
    throw new DomainError("ROUTE_NOT_FOUND");
  };
}

/**
 * The values in the path, decoded. For after the caller is known, as everything about the content is. Throws
 * INVALID_INPUT naming the parameter whose bytes are not UTF-8 or cannot be stored.
 */
export function readParams(params: Record<string, string>): Record<string, string> {
  const decoded = Object.entries(params).map(([name, value]) => {
    try {
      return [name, decodeURIComponent(value)];
    } catch {
      throw invalidField(name, NOT_UTF8);
    }
  });
  const read: Record<string, string> = Object.fromEntries(decoded);
  refuseUnstorable(read);
  return read;
}
