// Runs a finished build. `npm start` gets here after its checks; the container image starts here.
import { ROOT } from "./lib/root.mjs";

// Next and the migrations are looked for where the process stands, which is not always where the repository is.
process.chdir(ROOT);
const { main } = await import("../dist/main.js");
await main();
