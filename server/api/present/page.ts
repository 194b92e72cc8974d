import type { PageOf } from "@/server/services/atoms";
import type { JsonObject } from "../kit/operation";

/** A page as lists answer it: the rows under their noun, and `total`, `page`, `limit`, `pages`. */
export const presentPage = <Row>(noun: string, page: PageOf<Row>, present: (row: Row) => JsonObject): JsonObject => ({
  [noun]: page.rows.map(present),
  total: page.total,
  page: page.page,
  limit: page.limit,
  pages: page.pages,
});
