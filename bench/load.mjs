// The load generator, a process of its own: keep-alive connections, one request at a time on each, as SDKs behave.
// It reads replies with as little work as it can, because it shares the machine with what it measures.
//
// Takes one message `{port, path, connections: [{forms, secret}], warmUpMs, durationMs}` and answers with
// `{requestsPerSecond, p50, p99, refused, sample}`, times in milliseconds.
import { createHmac } from "node:crypto";
import { connect } from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");
const SUCCESS = Buffer.from('"success":true');
const STATUS_OK = Buffer.from("HTTP/1.1 200");

/** The bytes of a form post as SDKs send it. */
function requestBytes(port, path, form) {
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${Buffer.byteLength(form)}`,
    "Connection: keep-alive",
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${form}`);
}

/** The first reply in `buffer` as `{head, body, end}`, or null while it is not all there. */
function readReply(buffer) {
  const headEnd = buffer.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = buffer.toString("latin1", 0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (!length) throw new Error(`a reply without content-length:\n${head}`);
  const start = headEnd + HEAD_END.length;
  const end = start + Number(length[1]);
  return buffer.length < end ? null : { head, body: buffer.subarray(start, end), end };
}

const isSigned = (head, body, secret) =>
  /\r\nsignature: *(\w+)/i.exec(head)?.[1] === createHmac("sha256", secret).update(body).digest("hex");

/** Drives one connection until `control.ends`, and counts only while `control.counting`. */
function drive({ forms, secret }, { port, path }, control) {
  const requests = forms.map((form) => requestBytes(port, path, form));
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let sent = 0;
  let sentAt = 0;
  let pending = Buffer.alloc(0);
  const next = () => {
    sentAt = performance.now();
    socket.write(requests[sent++ % requests.length]);
  };
  const take = ({ head, body }) => {
    const accepted = head.startsWith(STATUS_OK.toString()) && body.includes(SUCCESS);
    // A signature costs as much as the rest of this loop, so each connection checks its first reply alone.
    const good = accepted && (sent > 1 || !secret || isSigned(head, body, secret));
    if (!good) {
      control.refused++;
      control.sample ??= `${head}\r\n\r\n${body}`;
    }
    if (control.counting) control.latencies.push(performance.now() - sentAt);
  };
  return new Promise((resolve, reject) => {
    socket.on("connect", next).on("error", reject);
    socket.on("close", () => (control.ended ? resolve() : reject(new Error("the server closed a connection"))));
    socket.on("data", (chunk) => {
      try {
        pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
        const reply = readReply(pending);
        if (!reply) return;
        pending = pending.subarray(reply.end);
        take(reply);
        if (control.ended) socket.destroy();
        else next();
      } catch (error) {
        reject(error);
      }
    });
  });
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function measure(job) {
  const control = { counting: false, ended: false, refused: 0, sample: undefined, latencies: [] };
  let started = 0;
  let stopped = 0;
  setTimeout(() => {
    started = performance.now();
    control.counting = true;
  }, job.warmUpMs);
  setTimeout(() => {
    stopped = performance.now();
    control.counting = false;
    control.ended = true;
  }, job.warmUpMs + job.durationMs);
  await Promise.all(job.connections.map((connection) => drive(connection, job, control)));
  const sorted = Float64Array.from(control.latencies).sort();
  return {
    requestsPerSecond: sorted.length / ((stopped - started) / 1000),
    p50: at(sorted, 0.5),
    p99: at(sorted, 0.99),
    refused: control.refused,
    sample: control.sample,
  };
}

process.once("message", async (job) => {
  try {
    process.send(await measure(job), () => process.exit(0));
  } catch (error) {
    process.send({ error: error.message }, () => process.exit(1));
  }
});
