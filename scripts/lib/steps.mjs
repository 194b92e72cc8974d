const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** A failure that is explained by one sentence and, where a command failed, by what the command printed. */
export class StepFailed extends Error {
  constructor(message, output = "") {
    super(message);
    this.output = output;
  }
}

/**
 * Runs one step and prints it with its time. `work` may return a short note that is shown behind the name.
 * A failure is printed with a cross and thrown on.
 */
export async function step(name, work) {
  const started = performance.now();
  try {
    const note = await work();
    console.log(`  ✓ ${name}${typeof note === "string" ? ` – ${note}` : ""} (${seconds(started)})`);
    return note;
  } catch (error) {
    console.log(`  ✗ ${name} (${seconds(started)})`);
    throw error;
  }
}

/** Prints a failure as the command's own output followed by one sentence. Anything unforeseen keeps its stack. */
export function explain(error) {
  if (!(error instanceof StepFailed)) {
    console.error(error);
    return;
  }
  const output = error.output.trimEnd();
  if (output) console.error(`\n${output}\n`);
  console.error(error.message);
}
