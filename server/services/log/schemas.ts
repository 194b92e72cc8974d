import { z } from "zod";
import { AppRef, CountUpTo, Page, PageSize, Search, sortBy, text } from "../atoms";

/** Input of `listLogs`. `action` is compared exactly. */
export const ListLogsInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(100),
  action: text(64).optional(),
  search: Search.optional(),
  sort: sortBy(["createdAt"]),
  countUpTo: CountUpTo,
});

/** Input of `clearLogs`. */
export const ClearLogsInput = z.object({ app: AppRef });

/** Input of `tailLogs`. */
export const TailLogsInput = z.object({ app: AppRef });
