/** A version in its one spelling: missing parts are 0, so that trailing zeros go, and leading zeros mean nothing. */
function canonical(version: string): string {
  const [, numbers = "", suffix = ""] = /^(\d+(?:\.\d+)*)(.*)$/.exec(version.trim()) ?? ["", "", version.trim()];
  const parts = numbers.split(".").map((part) => part.replace(/^0+(?=\d)/, ""));
  while (parts.length > 1 && parts.at(-1) === "0") parts.pop();
  return parts.join(".") + suffix;
}

/** Whether two versions are the same: `1.3` and `1.3.0` are. What is no version number is compared as text. */
export const isSameVersion = (a: string, b: string): boolean => canonical(a) === canonical(b);
