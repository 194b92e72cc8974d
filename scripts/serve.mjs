// Runs a finished build. `npm start` gets here after its checks; the container image starts here.
const { main } = await import("../dist/main.js");
await main();
