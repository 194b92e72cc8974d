import { Download } from "lucide-react";

import { Button } from "@/components/ui/button";

type CsvLinkProps = {
  /** Whose list it is: an application's, or the account's own. */
  owner: string | "account";
  /** What the list holds, as `/api/export` calls it. */
  set: string;
  /** What narrows the list. */
  filter: Record<string, string>;
};

/** Saves everything that a list's search and filters find, all pages of it, as a CSV file. The browser shows how far it is. */
export function CsvLink({ owner, set, filter }: CsvLinkProps) {
  const query = new URLSearchParams(filter).toString();
  return (
    <Button asChild variant="outline">
      <a href={`/api/export/${encodeURIComponent(owner)}/${set}${query ? `?${query}` : ""}`} download>
        <Download aria-hidden="true" className="size-3.5 text-muted-foreground" />
        CSV
      </a>
    </Button>
  );
}
