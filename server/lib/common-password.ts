import { processSingleton } from "./process-singleton";

/** How many of the list count as common; it is ordered by how often a password was met in what leaked. */
const COMMONEST = 10_000;

/** Read when the first password is set: half a megabyte that most processes need late or never. */
const commonest = () =>
  processSingleton("common-passwords", async () => {
    const { default: list } = await import("@zxcvbn-ts/language-common/src/passwords.json", { with: { type: "json" } });
    return new Set(list.slice(0, COMMONEST));
  });

/** Whether a password is one of the 10,000 commonest, in capitals or not. */
export const isCommonPassword = async (password: string): Promise<boolean> =>
  (await commonest()).has(password.normalize("NFKC").toLowerCase());
