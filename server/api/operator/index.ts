import { environment } from "@/server/env";
import { DomainError } from "@/server/errors";
import { equalSecrets } from "@/server/lib/digest";
import { door } from "../kit/door";
import { type Operation, statusOf } from "../kit/operation";
import { readBody, readQuery } from "../kit/read-input";
import { type Door, requestContext } from "../kit/request-context";
import { succeed } from "../kit/respond";
import { createRouteTable, readParams } from "../kit/route-table";
import { accountRoutes } from "./accounts";

/** Every operation of whoever runs the installation. */
export const operatorRoutes = { ...accountRoutes } as const satisfies Record<string, Operation>;

const findRow = createRouteTable(operatorRoutes);

/** Throws UNAUTHENTICATED unless the header carries the operator token. */
function authenticateOperator(header: string | null): void {
  const token = /^Bearer +(\S+)$/i.exec(header?.trim() ?? "")?.[1];
  if (!token || !equalSecrets(token, environment().operatorToken)) throw new DomainError("UNAUTHENTICATED");
}

/** `/api/operator/…`, for whoever holds OPERATOR_TOKEN. */
export const handleOperator: Door = door(["PUT"], async (request, peer) => {
  const url = new URL(request.url);
  const { row, params } = findRow(request.method, url.pathname);
  authenticateOperator(request.headers.get("authorization"));
  const ctx = await requestContext(request, peer, { kind: "operator" });
  const { fields } = await readBody(request);
  const input = row.input.parse({ ...readQuery(url), ...fields, ...readParams(params) });
  const reply = await row.run(ctx, input as never);
  return succeed(reply, statusOf(row, reply));
});
