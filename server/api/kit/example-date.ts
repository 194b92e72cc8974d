/**
 * The day that examples name where one must lie ahead: 1 January of the year after next, so that what is printed works
 * for at least a year, whenever the server was built or started.
 */
export const dayAhead = (now = new Date()): string => `${now.getUTCFullYear() + 2}-01-01T00:00:00.000Z`;
