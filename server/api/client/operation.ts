import type { z } from "zod";
import type { ClientSession } from "@/server/services/client";
import type { ServiceContext } from "@/server/services/context";
import type { JsonObject, Operation } from "../kit/operation";
import type { Dialect } from "./frame";

/** The session that a client speaks in, and how it speaks. */
export type ClientCall = { session: ClientSession; dialect: Dialect };

/** One `type` of the Client API. */
export type ClientOperation = Omit<Operation, "run" | "auth" | "status"> & {
  run(ctx: ServiceContext, call: ClientCall, input: never): Promise<JsonObject>;
};

type Typed<Input extends z.ZodObject> = Omit<ClientOperation, "input" | "run" | "example"> & {
  input: Input;
  example?: Partial<z.input<Input>>;
  run(ctx: ServiceContext, call: ClientCall, input: z.output<Input>): Promise<JsonObject>;
};

/** Checks `run` and `example` against `input` in place, as `operation` does for the other doors. */
export const clientOperation = <Input extends z.ZodObject>(row: Typed<Input>): ClientOperation => row;
