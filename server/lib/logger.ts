import { type Logger, pino } from "pino";
import { environment } from "../env";
import { processSingleton } from "./process-singleton";

/** Names of fields that never reach a log line, at the top and one level down. */
const SECRET_FIELDS = [
  "password",
  "pass",
  "current_password",
  "new_password",
  "token",
  "authorization",
  "cookie",
  "secret",
  "enckey",
  "sellerkey",
  "key",
  "keyBox",
  "secretBox",
  "passwordHash",
  "license_key",
  "licenseKey",
  "sessionid",
  "auth_header",
];

/** The process's log: one JSON object a line on standard output, secrets redacted. */
export const logger = (): Logger =>
  processSingleton("logger", () =>
    pino({
      level: environment().logLevel,
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: "[redacted]" },
      serializers: { err: describeError },
    }),
  );

/** An error for the log: what and where, without the statement's parameters, which may hold secrets. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  // Drizzle puts the parameters of a failed query into the message, after this word.
  const withoutParams = (text: string | undefined) => text?.replace(/\nparams:[\s\S]*?(?=\n {4}at |$)/, "");
  return {
    name,
    code: (error as { code?: unknown }).code,
    message: withoutParams(message),
    stack: withoutParams(stack),
    cause: cause instanceof Error ? { name: cause.name, message: withoutParams(cause.message) } : undefined,
  };
}
