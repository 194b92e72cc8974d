import type { ReactNode } from "react";

type AuthCardProps = { title: string; description: string; children: ReactNode; footer: ReactNode };

/** Title, form and the way to the other form. */
export function AuthCard({ title, description, children, footer }: AuthCardProps) {
  return (
    <div className="w-full max-w-[22rem]">
      <h1 className="font-semibold text-[22px] tracking-tight">{title}</h1>
      <p className="mt-1.5 mb-7 text-13 text-muted-foreground">{description}</p>
      {children}
      <p className="mt-6 text-13 text-muted-foreground">{footer}</p>
    </div>
  );
}
