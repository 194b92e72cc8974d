import { DatabaseOpenError } from "@/db/client";
import { database } from "../database";
import { ConfigurationError, readEnvironment } from "../env";
import { DomainError } from "../errors";
import { processSingleton } from "../lib/process-singleton";
import { flushWrites } from "../lib/write-behind";
import { DEMO_ACCOUNT, seedDemo } from "./seed";

const signIn = `Sign in as "${DEMO_ACCOUNT.username}" with the password "${DEMO_ACCOUNT.password}".`;

/**
 * Fills the database that the environment names with the demo. The embedded one must not be open elsewhere. Tells `say`
 * how it goes, and gives the process's exit code.
 */
export async function main(say: (line: string) => void): Promise<number> {
  try {
    processSingleton("environment", () => readEnvironment(process.env, process.env["NODE_ENV"]));
    const opened = await database();
    try {
      await seedDemo(opened, (line) => say(`  ✓ ${line}`));
      await flushWrites();
    } finally {
      await opened.close();
    }
    say(`\nThe demo is there. Start the server with \`npm start\`. ${signIn}`);
    return 0;
  } catch (error) {
    if (error instanceof DomainError && error.code === "ACCOUNT_EXISTS") {
      say(`The account "${DEMO_ACCOUNT.username}" is there already; nothing was changed. ${signIn}`);
      return 0;
    }
    if (!(error instanceof ConfigurationError || error instanceof DatabaseOpenError)) throw error;
    say(error.message);
    return 1;
  }
}
