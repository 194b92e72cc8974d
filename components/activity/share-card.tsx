import { formatCount } from "@/components/lib/format";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** One part of a whole. `badge` is a short mark before its label, for the eye alone. */
export type Share = { name: string; label: string; count: number; color: string; badge?: string };

type ShareCardProps = {
  title: string;
  description: string;
  /** What the parts are: the head of the first column. */
  noun: string;
  shares: Share[] | undefined;
  /** What to say when there is nothing to share out. */
  empty: string;
  /** Where the numbers come from, if that needs saying. */
  footnote?: string;
};

const SKELETONS = ["a", "b", "c"];
const percent = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 0 });

/** How a whole divides, as a table whose bars are drawn behind the numbers: the plot and its table are one. */
export function ShareCard({ title, description, noun, shares, empty, footnote }: ShareCardProps) {
  const whole = shares?.reduce((sum, share) => sum + share.count, 0) ?? 0;
  return (
    <Card className="min-w-0">
      <CardHeader>
        <div>
          <CardTitle>{title}</CardTitle>
          <CardDescription>{description}</CardDescription>
        </div>
      </CardHeader>
      <CardContent className="min-h-36">
        {!shares && SKELETONS.map((key) => <Skeleton key={key} className="mb-2.5 h-7" />)}
        {shares && whole === 0 && (
          <p className="grid h-28 place-items-center text-center text-13 text-muted-foreground">{empty}</p>
        )}
        {shares && whole > 0 && (
          <table className="w-full table-fixed text-13">
            <caption className="sr-only">{title}</caption>
            <colgroup>
              <col />
              <col className="w-16" />
              <col className="w-12" />
            </colgroup>
            <thead className="sr-only">
              <tr>
                <th scope="col">{noun}</th>
                <th scope="col">Count</th>
                <th scope="col">Share</th>
              </tr>
            </thead>
            <tbody>
              {shares.map((share) => (
                <ShareRow key={share.name} share={share} whole={whole} />
              ))}
            </tbody>
          </table>
        )}
        {shares && whole > 0 && footnote && <p className="mt-1 text-muted-foreground text-xs">{footnote}</p>}
      </CardContent>
    </Card>
  );
}

function ShareRow({ share, whole }: { share: Share; whole: number }) {
  const part = share.count / whole;
  return (
    <tr className="h-10 align-top *:pb-2">
      <th scope="row" className="text-left font-normal">
        <span className="flex items-center gap-2">
          {share.badge && (
            <span
              aria-hidden="true"
              className="w-7 shrink-0 rounded-sm border bg-muted text-center font-mono text-2xs text-muted-foreground"
            >
              {share.badge}
            </span>
          )}
          <bdi className="min-w-0 break-words">{share.label}</bdi>
        </span>
        <span aria-hidden="true" className="mt-1 block h-1.5 overflow-hidden rounded-full bg-secondary">
          <span
            className="block h-full min-w-1 rounded-full"
            style={{ width: `${part * 100}%`, background: share.color }}
          />
        </span>
      </th>
      <td className="text-right font-medium tabular-nums">{formatCount(share.count)}</td>
      <td className="text-right text-muted-foreground tabular-nums">{percent.format(part)}</td>
    </tr>
  );
}
