import type { Purge } from "@/components/entity/purge-menu";

import type { LicenseActions } from "./use-license-actions";

/** Which licenses are deleted at once. */
export type LicensePurge = "unused" | "used" | "all";

const STOP = "They stop working at once. This cannot be undone.";

/** The ways of deleting many licenses at once. */
export const licensePurges = ({ purge }: Pick<LicenseActions, "purge">): Purge[] => [
  {
    label: "Delete unused",
    title: "Delete all unused licenses?",
    description: `Every active key that nobody has used yet. ${STOP}`,
    run: () => purge("unused"),
  },
  {
    label: "Delete used up",
    title: "Delete all used-up licenses?",
    description: `Every key with no use left, with what it granted. ${STOP}`,
    run: () => purge("used"),
  },
  {
    label: "Delete all",
    title: "Delete all licenses?",
    description: `Every key of this application, with what it granted. ${STOP}`,
    run: () => purge("all"),
  },
];
