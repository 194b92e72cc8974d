import { listInput } from "@/components/entity/list-input";

/** What the URL says, as the input of `variable.listOfUsers`: everybody's, or one user's. */
export function userVariableInput(appId: string, query: Parameters<typeof listInput>[1], userId?: string) {
  return { ...listInput(appId, query), ...(userId ? { userId } : {}) };
}
