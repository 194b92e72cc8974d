import { z } from "zod";
import { AppRef } from "../atoms";

/** Input of `resetApp`. */
export const ResetAppInput = z.object({ app: AppRef });
