import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { DomainError } from "@/server/errors";
import { httpStatus } from "./errors";
import { refusalBody } from "./respond";

/** Longest address of a request, in characters. */
const ADDRESS_MAX = 16_384;

/** Most bytes of address and headers together that are read at all; Node refuses more. */
export const HEAD_MAX = 65_536;

/** Whether an address is longer than any that is asked in earnest. */
export const isLongAddress = (address: string): boolean => address.length > ADDRESS_MAX;

/** Throws URI_TOO_LONG. */
export function refuseLongAddress(address: string): void {
  if (isLongAddress(address)) throw new DomainError("URI_TOO_LONG");
}

/** What Node says of a request that it could not read. */
type BrokenRequest = Error & { code?: string; rawPacket?: Buffer; bytesParsed?: number };

/**
 * Why a request could not even be read. An address that never ended leaves no line behind it in the connection's first
 * packet; in a later one, nobody can tell an address from a header.
 */
function refusalOf({ code, rawPacket, bytesParsed }: BrokenRequest, bytesRead: number): DomainError {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return new DomainError("REQUEST_TIMEOUT");
  if (code !== "HPE_HEADER_OVERFLOW") {
    return new DomainError("INVALID_INPUT", { message: "The request is not HTTP, or its address holds raw bytes" });
  }
  const isFirst = rawPacket !== undefined && bytesRead <= rawPacket.length;
  const isInAddress = isFirst && !rawPacket.subarray(0, bytesParsed).includes("\n");
  return new DomainError(isInAddress ? "URI_TOO_LONG" : "HEADERS_TOO_LARGE");
}

/** Answers a request that Node could not read with the envelope of every door, and ends the connection. */
export function answerBrokenRequest(error: BrokenRequest, socket: Duplex & { bytesRead?: number }): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const refusal = refusalOf(error, socket.bytesRead ?? Number.POSITIVE_INFINITY);
  const body = JSON.stringify(refusalBody(refusal));
  const status = httpStatus(refusal);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      "content-type: application/json; charset=utf-8",
      "cache-control: no-store",
      `content-length: ${Buffer.byteLength(body)}`,
      "connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}
