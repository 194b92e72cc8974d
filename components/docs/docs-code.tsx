type DocsCodeProps = { id: string; title: string; code: string };

/** Program text with a copy button, which `DocsCopy` serves: there are too many for a script each. */
export function DocsCode({ id, title, code }: DocsCodeProps) {
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border bg-card">
      <div className="flex h-8 items-center justify-between border-b bg-muted/50 pr-1 pl-3">
        <span className="font-medium text-2xs text-muted-foreground">{title}</span>
        <button
          type="button"
          data-copy={id}
          aria-label={`Copy ${title.toLowerCase()}`}
          className="focus-ring rounded px-2 py-0.5 text-2xs text-muted-foreground hover:bg-accent hover:text-foreground"
        >
          Copy
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} className="focus-ring max-h-96 overflow-auto p-3 font-mono text-xs leading-5">
        <code id={id}>{code}</code>
      </pre>
    </div>
  );
}
