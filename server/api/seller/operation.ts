import { z } from "zod";
import { AppRef } from "@/server/services/atoms";
import type { Operation } from "../kit/operation";

/** A row of the Seller API. Reads take no `Idempotency-Key`: they change nothing and say what is true now. */
export type SellerOperation = Operation & { isRead?: true };

/** Marks a row that changes nothing. */
export const read = (row: Operation): SellerOperation => ({ ...row, isRead: true });

/** What every type asks for: the application, looked up among those of the key's owner. */
export const OneApp = z.object({ appname: AppRef.options[1].shape.name.describe("Application name") });

/** The application that `appname` names. */
export const appOf = ({ appname }: z.output<typeof OneApp>) => ({ app: { name: appname } });
