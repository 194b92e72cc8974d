import { DomainError } from "@/server/errors";
import { IMPORT_FIELDS, type ImportKind, type Mapping, REQUIRED_FIELDS } from "./schemas";

const ALIASES: Record<string, string> = {
  key: "license_key",
  license: "license_key",
  days: "duration_days",
  duration: "duration_days",
  expiry: "expires_at",
  expires: "expires_at",
  expiry_date: "expires_at",
  uses: "max_uses",
  devices: "device_limit",
  user: "username",
  name: "username",
  pass: "password",
  mail: "email",
  e_mail: "email",
  sub: "subscription",
  tier: "subscription",
  notes: "note",
};

/** Which column looks like which field, by its name. A column that is named as a field goes before one that resembles it. */
export function guessMapping(kind: ImportKind, columns: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const words = columns.map((column) =>
    column
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );
  for (const field of IMPORT_FIELDS[kind]) {
    const exact = words.indexOf(field);
    const place =
      exact >= 0 ? exact : words.findIndex((word) => Object.hasOwn(ALIASES, word) && ALIASES[word] === field);
    const column = columns[place];
    if (column !== undefined) mapping[field] = column;
  }
  return mapping;
}

/** Where in a row each mapped field stands. Throws INVALID_INPUT when a field or column does not exist, or one is missing. */
export function placesOf(kind: ImportKind, columns: readonly string[], mapping: Mapping): Map<string, number> {
  const places = new Map<string, number>();
  for (const [field, column] of Object.entries(mapping)) {
    const place = columns.indexOf(column);
    if (place < 0 || !IMPORT_FIELDS[kind].some((name) => name === field)) {
      throw new DomainError("INVALID_INPUT", { message: `${field}: no such field or column`, field });
    }
    places.set(field, place);
  }
  for (const field of REQUIRED_FIELDS[kind]) {
    if (!places.has(field)) {
      throw new DomainError("INVALID_INPUT", { message: `${field}: choose the column that holds it`, field });
    }
  }
  return places;
}
