import type { Parameter } from "@/server/api/reference/types";

import { DocsText } from "./docs-text";

/** The parameters of an operation: a table, whose rows become blocks on a phone. */
export function DocsParameters({ parameters, caption }: { parameters: readonly Parameter[]; caption: string }) {
  if (parameters.length === 0) return <p className="text-13 text-muted-foreground">No parameters.</p>;
  return (
    <table className="w-full text-13 max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-b text-left text-2xs text-muted-foreground">
          <th scope="col" className="py-1 pr-3 font-medium">
            Parameter
          </th>
          <th scope="col" className="py-1 pr-3 font-medium">
            Type
          </th>
          <th scope="col" className="py-1 font-medium">
            Meaning
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {parameters.map((parameter) => (
          <tr key={parameter.name} className="border-b align-top last:border-0 max-sm:block max-sm:py-2">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal max-sm:block max-sm:py-0">
              <code className="font-medium font-mono text-xs">{parameter.name}</code>
              <span className="block text-2xs text-muted-foreground max-sm:ml-2 max-sm:inline">
                {parameter.where}
                {parameter.required ? ", required" : ""}
              </span>
            </th>
            <td className="py-1.5 pr-3 font-mono text-2xs text-muted-foreground leading-5 max-sm:block max-sm:py-0">
              <span className="break-words">{parameter.type}</span>
              {parameter.default !== null && (
                <span className="block break-all max-sm:ml-2 max-sm:inline">= {parameter.default}</span>
              )}
            </td>
            <td className="py-1.5 max-sm:block max-sm:py-0">
              <DocsText>{parameter.description}</DocsText>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
