/** The columns of the matrix: what the actions of different functions have in common. */
const COLUMNS: readonly { label: string; actions: readonly string[] }[] = [
  { label: "Create", actions: ["generate", "create", "add", "set", "register"] },
  { label: "Edit", actions: ["edit"] },
  { label: "Delete", actions: ["delete", "remove"] },
  { label: "Extend", actions: ["extend"] },
  { label: "Shorten", actions: ["shorten"] },
  { label: "Ban", actions: ["ban"] },
  { label: "Unban", actions: ["unban"] },
  { label: "Pause", actions: ["pause"] },
  { label: "Unpause", actions: ["unpause"] },
  { label: "Reset", actions: ["reset", "reset_password"] },
  { label: "Verify", actions: ["verify_password"] },
];

/** The heads of the matrix. */
export const PERMISSION_COLUMNS = COLUMNS.map(({ label }) => label);

/** One function of the Elite Key API: its permissions, and which of them stands in which column. */
export type PermissionRow = { name: string; permissions: string[]; cells: (string | null)[] };

/** Orders names such as `license.ban` by function and action. */
export function permissionRows(names: readonly string[]): PermissionRow[] {
  const functions = [...new Set(names.map((name) => name.split(".")[0] ?? ""))];
  return functions.map((name) => {
    const permissions = names.filter((each) => each.startsWith(`${name}.`));
    const inColumn = (actions: readonly string[]) =>
      permissions.find((each) => actions.includes(each.slice(name.length + 1))) ?? null;
    return { name, permissions, cells: COLUMNS.map(({ actions }) => inColumn(actions)) };
  });
}
