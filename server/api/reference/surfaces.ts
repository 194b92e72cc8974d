import type { ErrorCode } from "@/server/errors";
import type { Parameter, SurfaceId } from "./types";

/** What all operations of one way in have in common. */
export type Surface = {
  id: SurfaceId;
  title: string;
  /** Sentences about addresses and dialects. */
  about: readonly string[];
  /** How a caller proves itself. */
  authentication: string;
  /** Parameters of every operation, beside its own. */
  common: readonly Parameter[];
  /** Codes that every operation may answer. */
  refusals: readonly ErrorCode[];
};

const ALWAYS = ["INVALID_INPUT", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "RATE_LIMITED", "UNAVAILABLE"] as const;

const parameter = (name: string, where: Parameter["where"], description: string): Parameter => ({
  name,
  where,
  type: "string",
  required: true,
  default: null,
  description,
});

/** The ways in, in the order of the reference. */
export const SURFACES: readonly Surface[] = [
  {
    id: "dashboard",
    title: "Dashboard API",
    about: [
      "Everything that the dashboard does, for scripts. JSON in, JSON out; lists take `page` and `limit` and answer `total` and `pages`.",
      "Somebody else's object is answered like one that does not exist.",
    ],
    authentication:
      "`Authorization: Bearer <token>`. Log in or register to get a token; it lasts 7 days, or until the password changes.",
    common: [],
    refusals: ["UNAUTHENTICATED", ...ALWAYS],
  },
  {
    id: "client",
    title: "Client API",
    about: [
      "For the software you sell. One address, `/api/1.2/`; `type` says what is asked. JSON, form, multipart and query string are all read, by POST or GET.",
      "Requests as this page prints them get HTTP statuses and ISO dates. KeyAuth SDKs are recognised and get what they expect: 200 for refusals, unix seconds, signatures. `/api/1.1/` is 1.2 without signatures, `/api/1.3/` signs with Ed25519.",
      "A signed reply says what it answers: `type`, `app` (the application's id), `sid` (the first 16 hex digits of the session id's SHA-256), and your `nonce` as `client_nonce`. Compare them, or the reply to another question may pass for yours.",
    ],
    authentication: "`sessionid` from `init`. It lasts 6 hours unless the application says otherwise.",
    common: [
      parameter("type", "body", "The operation"),
      parameter("sessionid", "body", "From init; not for init"),
      parameter("nonce", "body", "Text of your own, up to 128 characters, which a signed reply repeats"),
    ],
    refusals: ["SESSION_NOT_FOUND", "APP_PAUSED", ...ALWAYS],
  },
  {
    id: "seller",
    title: "Seller API",
    about: [
      "For shops and bots. `GET /api/seller/` with everything in the query, as documented, or POST with a form or JSON. `type` says what is asked.",
      "Changes take an `Idempotency-Key` header: sent again with the same key, the first answer comes again and nothing happens twice.",
    ],
    authentication: "`X-API-Key: <seller key>`, or `sellerkey` in the query, where logs may keep it.",
    common: [parameter("type", "query", "The operation")],
    refusals: ["INVALID_KEY", ...ALWAYS],
  },
  {
    id: "elite-key",
    title: "Elite Key API",
    about: [
      "A master key for your own backend, on plan elite. `function` and `action` say what is asked, by GET or POST, in the query, a form or JSON.",
      "Each operation can be switched off, and the key can be tied to addresses and domains. Refusals carry `code`, `message` and `error`.",
    ],
    authentication: "`X-Elite-Key: <key>`, `Authorization: Bearer <key>`, or `key` in the query or body.",
    common: [
      parameter("function", "body", "The noun"),
      parameter("action", "body", "The operation"),
      parameter("url_prefix", "body", "The application's URL prefix"),
      parameter("app_name", "body", "The application's name"),
    ],
    refusals: [
      "MISSING_KEY",
      "INVALID_KEY",
      "ACCESS_DENIED",
      "PLAN_REQUIREMENT",
      "PERMISSION_DENIED",
      "APP_NOT_FOUND",
      ...ALWAYS,
    ],
  },
  {
    id: "operation",
    title: "Operating",
    about: ["For whoever runs the installation."],
    authentication: "`Authorization: Bearer <operator token>`; asking for health needs none.",
    common: [],
    refusals: ["INVALID_INPUT", "UNAVAILABLE"],
  },
];
