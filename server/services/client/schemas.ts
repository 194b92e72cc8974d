import { z } from "zod";
import { Id, optionalName, text, VariableKey, VariableValue } from "../atoms";
import { LicenseKey } from "../license/schemas";
import { Username, UserPassword } from "../user/schemas";

/** A hardware id as a client claims it: trimmed, since SDKs send /etc/machine-id with its newline, and NFC; "" is none. */
export const Hwid = optionalName(512);

/** Input of `openSession`, apart from the application itself. */
export const OpenSessionInput = z.object({
  version: optionalName(64).optional(),
  hash: text(128).trim().toLowerCase().optional(),
  /** Chosen by the client; replies are signed with it from then on. */
  enckey: text(35).optional(),
  dialect: z.enum(["native", "keyauth"]),
});

/** Input of `logInUser`. */
export const LogInUserInput = z.object({ username: Username, password: UserPassword, hwid: Hwid.default("") });

/** Input of `registerUser`. */
export const RegisterUserInput = z.object({
  username: Username,
  password: UserPassword,
  licenseKey: LicenseKey.optional(),
  email: text(254).trim().optional(),
  hwid: Hwid.default(""),
});

/** Input of `logInWithLicense`. */
export const LogInWithLicenseInput = z.object({ licenseKey: LicenseKey, hwid: Hwid.default("") });

/** Input of `upgradeUser`. */
export const UpgradeUserInput = z.object({ username: Username, licenseKey: LicenseKey });

/** Input of `writeUserVariable`. */
export const WriteVariableInput = z.object({ key: VariableKey, value: VariableValue.default("") });

/** Input of `writeClientLog`. */
export const WriteClientLogInput = z.object({ machineUser: text(256).optional(), message: text(2000).default("") });

/** Input of `renameUser`. */
export const RenameUserInput = z.object({ username: Username });

/** `type/subtype`, with parameters or without: RFC 9110's tokens, so nothing that could end the header's line. */
export const MediaType = text(128)
  .trim()
  .regex(
    /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+(?:[ \t]*;[ \t]*[\w!#$%&'*+.^`|~-]+=(?:[\w!#$%&'*+.^`|~-]+|"[\w !#$%&'()*+,./:;<=>?@^`{|}~-]*"))*$/,
    "must be a media type such as application/json",
  );

/** Input of `callWebhook`. `params` are added to the query; "" for the body is the seller's own. */
export const CallWebhookInput = z.object({
  webhookId: Id,
  params: text(4096).default(""),
  body: text(65_536).default(""),
  contentType: MediaType.default("application/json"),
});
