// The directions of ARCHITECTURE.md: app, components → server/api, server/auth → server/services → db.

const TEST = "(\\.test\\.tsx?$|^server/test/)";
const PURE = "^server/services/(.+/schemas|atoms|cells|issue-words)\\.ts$";
const FRAMEWORK = "^(node_modules/)?(next|next-auth|react|react-dom|@trpc|@auth)(/|$)";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one module, or three.",
      severity: "error",
      from: {},
      // A type that two schema files share is gone at run time and cannot hang an import.
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "transport-opens-no-query",
      comment: "Doors, pages and components ask a verb. Telling one database error from another is not a query.",
      severity: "error",
      from: { path: "^(app|components|server/api)/", pathNot: TEST },
      to: { path: "^db/|^(node_modules/)?(drizzle-orm|postgres|@electric-sql)(/|$)", pathNot: "^db/errors\\.ts$" },
    },
    {
      name: "services-know-no-transport",
      comment: "A verb serves every door alike, so it knows none.",
      severity: "error",
      from: { path: "^server/services/", pathNot: TEST },
      to: { path: "^(app|components|server/(api|auth|front|main))(/|\\.)" },
    },
    {
      name: "services-know-no-framework",
      comment: "What the product does outlives the framework that shows it.",
      severity: "error",
      from: { path: "^(server/(services|lib)|db)/|^server/[^/]+\\.ts$", pathNot: `${TEST}|^server/main\\.ts$` },
      to: { path: FRAMEWORK },
    },
    {
      name: "surfaces-are-strangers",
      comment: "The doors' names, defaults and envelopes differ; what they share is the verb.",
      severity: "error",
      from: { path: "^server/api/(trpc|dashboard|client|seller|elite-key|operator)/", pathNot: TEST },
      to: {
        path: "^server/api/(trpc|dashboard|client|seller|elite-key|operator)/",
        pathNot: ["^server/api/$1/", TEST],
      },
    },
    {
      name: "service-door",
      comment: "Outside a service folder, only its index.ts or schemas.ts is imported.",
      severity: "error",
      from: { path: "^(app|components|server|e2e)/", pathNot: `^server/services/|${TEST}` },
      to: { path: "^server/services/[^/]+/", pathNot: "/(index|schemas)\\.ts$" },
    },
    {
      name: "service-door-between-services",
      comment: "The same among services: another folder is used through its index.ts or schemas.ts.",
      severity: "error",
      from: { path: "^server/services/([^/]+)/", pathNot: TEST },
      to: { path: "^server/services/[^/]+/", pathNot: ["^server/services/$1/", "/(index|schemas)\\.ts$"] },
    },
    {
      name: "client-sees-schemas-and-types",
      comment: "A component takes schemas.ts and the atoms as values and anything else of the server as a type.",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: {
        path: "^(server|db)/",
        pathNot: PURE,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "schemas-are-pure",
      comment: "schemas.ts reaches the browser, so it imports zod, the shared atoms and other schemas alone.",
      severity: "error",
      from: { path: PURE },
      to: { path: ".", pathNot: ["^(node_modules/)?zod(/|$)", PURE] },
    },
    {
      name: "db-is-the-floor",
      comment: "The database layer stands on the ground floor and knows nobody above it.",
      severity: "error",
      from: { path: "^db/", pathNot: TEST },
      to: { path: "^(app|components|server)/", pathNot: "^server/(env|errors)\\.ts$|^server/lib/" },
    },
    {
      name: "ground-floor",
      comment:
        "server/lib, errors and env carry everything, so they lean on nothing, save on what tells database errors apart.",
      severity: "error",
      from: { path: "^server/(lib/|env\\.ts$|errors\\.ts$)", pathNot: TEST },
      to: { path: "^(app|components|db|server/(api|auth|front|services|main))(/|\\.)", pathNot: "^db/errors\\.ts$" },
    },
    {
      name: "no-unresolvable",
      comment: "An import that leads nowhere is not seen by any rule above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "product-stands-alone",
      comment: "Tests, scripts and benchmarks look at the product; it never looks at them.",
      severity: "error",
      from: { path: "^(app|components|db|server)/", pathNot: TEST },
      to: { path: `^(e2e|bench|scripts)/|${TEST}` },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".css"],
    },
  },
};
