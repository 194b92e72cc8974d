import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";

/**
 * Validates a form with a schema that is fetched when it is first needed: zod weighs more than the form, and a page
 * should not wait for it. Must be made once, outside of components.
 */
export function lazyResolver<Input extends FieldValues, Output>(
  load: () => Promise<z.ZodType<Output, Input>>,
): Resolver<Input, unknown, Output> {
  let ready: Promise<Resolver<Input, unknown, Output>> | undefined;

  async function prepare(): Promise<Resolver<Input, unknown, Output>> {
    const [{ zodResolver }, schema] = await Promise.all([import("@hookform/resolvers/zod"), load()]);
    return zodResolver(schema) as Resolver<Input, unknown, Output>;
  }

  return async (values, context, options) => {
    ready ??= prepare();
    try {
      return await (await ready)(values, context, options);
    } catch (error) {
      // Offline for a moment: the next attempt may fetch it.
      ready = undefined;
      throw error;
    }
  };
}
