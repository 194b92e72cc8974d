export * from "./accounts";
export * from "./app-data";
export * from "./applications";
export * from "./keys";
export * from "./licenses";
export * from "./sessions";
export * from "./users";
