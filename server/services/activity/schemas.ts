import { z } from "zod";
import { AppRef } from "../atoms";

/**
 * What is summed by the hour: log-ins, first redemptions of a license, new users, refusals (labelled with their code),
 * the most sessions that were live at once, and log-ins from a known country (labelled with its two letters).
 */
export const Metric = z.enum(["logins", "activations", "users", "refusals", "sessions", "countries"]);
export type Metric = z.infer<typeof Metric>;

/** How far back a plot looks, and by what steps: 48 hours by the hour, 30 days by the day, 12 months by the month. */
export const ActivityRange = z.enum(["hour", "day", "month"]);
export type ActivityRange = z.infer<typeof ActivityRange>;

/** Input of `readActivity`. */
export const ReadActivityInput = z.object({ app: AppRef, range: ActivityRange.default("day") });
