import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../scripts/lib/root.mjs";

const shorten = (url) => (url.startsWith("file:") ? relative(ROOT, fileURLToPath(url)) : url);

/** The functions of a V8 CPU profile that took most time by themselves, as `{share, name, place}`, largest first. */
export function topSelfTime(profile, count) {
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const times = new Map();
  let total = 0;
  profile.samples.forEach((id, index) => {
    const { functionName, url, lineNumber } = frames.get(id);
    const place = url ? `${shorten(url)}:${lineNumber + 1}` : "";
    const key = `${functionName || "(anonymous)"}\t${place}`;
    const time = profile.timeDeltas[index];
    times.set(key, (times.get(key) ?? 0) + time);
    total += time;
  });
  const sorted = [...times].sort(([, a], [, b]) => b - a).slice(0, count);
  return sorted.map(([key, time]) => {
    const [name, place] = key.split("\t");
    return { share: time / total, name, place };
  });
}
