import { Badge } from "@/components/ui/badge";

type AppStatusBadgeProps = { app: { isEnabled: boolean; isPaused: boolean } };

/** Whether clients of an application are served. */
export function AppStatusBadge({ app }: AppStatusBadgeProps) {
  if (!app.isEnabled)
    return (
      <Badge variant="neutral" dot>
        Disabled
      </Badge>
    );
  if (app.isPaused)
    return (
      <Badge variant="warning" dot>
        Paused
      </Badge>
    );
  return (
    <Badge variant="success" dot>
      Live
    </Badge>
  );
}
