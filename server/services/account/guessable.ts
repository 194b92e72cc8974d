import { invalidField } from "@/server/errors";
import { isCommonPassword } from "@/server/lib/common-password";

const same = (a: string, b: string) => a.normalize("NFKC").toLowerCase() === b.normalize("NFKC").toLowerCase();

/**
 * Refuses a new password that others would try first: one of the 10,000 commonest, the account's name, its email address
 * or the part before the `@`, in any case. Throws INVALID_INPUT that names `field`.
 */
export async function refuseGuessable(
  field: string,
  password: string,
  { username, email }: { username: string; email: string },
): Promise<void> {
  if (same(password, username)) throw invalidField(field, "must not be the username");
  if (same(password, email) || same(password, email.slice(0, email.lastIndexOf("@")))) {
    throw invalidField(field, "must not be the email address");
  }
  if (await isCommonPassword(password)) {
    throw invalidField(field, "is among the 10,000 commonest passwords. Choose another");
  }
}
