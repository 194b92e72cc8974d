import { DomainError } from "@/server/errors";
import type { Door } from "./kit/request-context";
import { refuse } from "./kit/respond";

/** What every address below `/api/` answers that nobody knows. */
export const handleUnknown: Door = async () => refuse(new DomainError("ROUTE_NOT_FOUND"));
