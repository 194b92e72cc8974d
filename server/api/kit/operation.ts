import type { z } from "zod";
import type { DomainError, ErrorCode } from "@/server/errors";
import type { ServiceContext } from "@/server/services/context";

/** What goes out as JSON. `undefined` members are left out. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object, as replies are. */
export type JsonObject = { readonly [name: string]: Json };

/** One row of a door's table: what the documents call an operation. */
export type Operation = {
  /** The sentence in the docs. */
  summary: string;
  /** More for the docs, where the sentence is not enough. */
  description?: string;
  /** Published names and their types; everything else that is sent is ignored. */
  input: z.ZodObject;
  /** `none`: callable without credentials. */
  auth?: "none";
  /** `upsert`: 201 where the reply says `created: true`, else 200. */
  status?: 200 | 201 | "upsert";
  /** Input of the example in the docs. Tests run it. */
  example?: Record<string, unknown>;
  /** Codes that this operation may answer beside those that every one does; for the docs. */
  refusals?: readonly ErrorCode[];
  /** Parameter methods, so that rows of many inputs fit one table. */
  run(ctx: ServiceContext, input: never): Promise<JsonObject>;
  /** Replies that a document fixes oddly. */
  errors?: Partial<Record<ErrorCode, (error: DomainError) => JsonObject>>;
};

type Typed<Input extends z.ZodObject> = Omit<Operation, "input" | "run" | "example"> & {
  input: Input;
  example?: Partial<z.input<Input>>;
  run(ctx: ServiceContext, input: z.output<Input>): Promise<JsonObject>;
};

/** Checks `run` and `example` against `input` in place, then forgets them so that rows of many shapes fit one table. */
export const operation = <Input extends z.ZodObject>(row: Typed<Input>): Operation => row;

/** The HTTP status of a row's reply. */
export const statusOf = (row: Operation, reply: JsonObject): 200 | 201 =>
  row.status === "upsert" ? (reply["created"] === true ? 201 : 200) : (row.status ?? 200);
