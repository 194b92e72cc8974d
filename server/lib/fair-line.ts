/** What waits, whose it is, and since when. */
export type Waiting<Row> = { row: Row; owner: string; since: number };

/** Rows that wait in the order they came, every owner's in a lane of its own, so that nobody's flood delays another's. */
export type FairLine<Row> = {
  /** Takes a row. Gives how many had to be dropped for it: the oldest of whoever has the most. */
  push(row: Row, owner: string): number;
  /** At most `count` rows, the lanes taking turns. */
  take(count: number): Waiting<Row>[];
  /** Puts back what was taken, in front of what came since. */
  putBack(rows: readonly Waiting<Row>[]): void;
  size(): number;
  /** When the row that waits longest came; undefined when none does. */
  oldest(): number | undefined;
};

/** Of a line that is too long so much is cut at once: to find the longest lane costs a look at each. */
const CUT_SHARE = 0.01;

/** A line of at most `max` rows in all, and of `maxEach` an owner. */
export function createFairLine<Row>({ max, maxEach }: { max: number; maxEach: number }): FairLine<Row> {
  const lanes = new Map<string, Waiting<Row>[]>();
  let size = 0;

  function cut(owner: string, lane: Waiting<Row>[], count: number): Waiting<Row>[] {
    const removed = lane.splice(0, count);
    size -= removed.length;
    if (lane.length === 0) lanes.delete(owner);
    return removed;
  }

  function cutLongest(): number {
    const before = size;
    const target = max - Math.floor(max * CUT_SHARE);
    for (const [owner, lane] of [...lanes].sort(([, a], [, b]) => b.length - a.length)) {
      if (size <= target) break;
      cut(owner, lane, Math.min(Math.ceil(lane.length / 2), size - target));
    }
    return before - size;
  }

  return {
    push(row, owner) {
      const lane = lanes.get(owner) ?? [];
      lanes.set(owner, lane);
      lane.push({ row, owner, since: Date.now() });
      size += 1;
      if (lane.length > maxEach) return cut(owner, lane, Math.ceil(maxEach * CUT_SHARE)).length;
      return size > max ? cutLongest() : 0;
    },
    take(count) {
      const share = Math.ceil(count / Math.max(lanes.size, 1));
      const taken: Waiting<Row>[] = [];
      for (const [owner, lane] of [...lanes]) {
        if (taken.length >= count) break;
        taken.push(...cut(owner, lane, Math.min(share, count - taken.length)));
        // To the end, so that the next batch begins with whom this one did not reach.
        if (lanes.delete(owner)) lanes.set(owner, lane);
      }
      return taken;
    },
    putBack(rows) {
      for (const [owner, own] of groupByOwner(rows)) lanes.set(owner, [...own, ...(lanes.get(owner) ?? [])]);
      size += rows.length;
    },
    size: () => size,
    oldest: () =>
      [...lanes.values()].reduce<number | undefined>((oldest, [first]) => {
        if (!first) return oldest;
        return oldest === undefined ? first.since : Math.min(oldest, first.since);
      }, undefined),
  };
}

function groupByOwner<Row>(rows: readonly Waiting<Row>[]): Map<string, Waiting<Row>[]> {
  const groups = new Map<string, Waiting<Row>[]>();
  for (const row of rows) {
    const group = groups.get(row.owner);
    if (group) group.push(row);
    else groups.set(row.owner, [row]);
  }
  return groups;
}
