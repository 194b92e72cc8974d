/** A sentence with `code` and **strong** words in it. */
export function DocsText({ children }: { children: string }) {
  const parts = children.split(/(`[^`]+`|\*\*[^*]+\*\*)/);
  let position = 0;
  return parts.map((part) => {
    const key = position;
    position += part.length + 1;
    if (part.startsWith("`")) {
      return (
        <code key={key} className="break-words rounded bg-muted px-1 py-0.5 font-mono text-[0.85em]">
          {part.slice(1, -1)}
        </code>
      );
    }
    return part.startsWith("**") ? <strong key={key}>{part.slice(2, -2)}</strong> : part;
  });
}
