/** What the shell knows of an application. */
export type ShellApp = { id: string; name: string };
