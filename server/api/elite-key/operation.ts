import type { z } from "zod";
import type { ServiceContext } from "@/server/services/context";
import type { JsonObject, Operation } from "../kit/operation";

/** The application that the request named by name and URL prefix, and that the door has found. */
export type EliteApp = { id: string };

/** One row of the Elite Key API. Its input are the operation's own parameters; the five common ones are the door's. */
export type EliteOperation = Omit<Operation, "run" | "auth" | "status"> & {
  /** Changes nothing: an `Idempotency-Key` must not make an old answer come again. */
  isRead?: true;
  /** Is run for a disabled application as well, to enable it again. */
  reachesDisabledApp?: true;
  /** A parameter method, so that rows of many inputs fit one table. */
  run(ctx: ServiceContext, app: EliteApp, input: never): Promise<JsonObject>;
};

type Typed<Input extends z.ZodObject> = Omit<EliteOperation, "input" | "run" | "example"> & {
  input: Input;
  example?: Partial<z.input<Input>>;
  run(ctx: ServiceContext, app: EliteApp, input: z.output<Input>): Promise<JsonObject>;
};

/** Checks `run` and `example` against `input` in place, as `operation` does for the other doors. */
export const eliteOperation = <Input extends z.ZodObject>(row: Typed<Input>): EliteOperation => row;
