/**
 * The one `name` of this process, made on first use. The server's own bundle and Next's bundle each carry a copy of this
 * code, so module variables would exist twice; the global symbol registry is shared.
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`latchkey.${name}`);
  const known = registry[key];
  if (known !== undefined) return known;
  const created = create();
  registry[key] = created;
  return created;
}
