import { z } from "zod";

import { CreateSellerKeyInput } from "@/server/services/seller-key/schemas";

/** What the form of a seller key accepts. */
export const SellerKeyValues = z.object({ name: CreateSellerKeyInput.shape.name.unwrap() });
