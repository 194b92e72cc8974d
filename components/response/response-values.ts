import { z } from "zod";

import { ResponseMessage } from "@/server/services/response/schemas";

/** What the form of a sentence accepts. */
export const ResponseValues = z.object({ message: ResponseMessage });
