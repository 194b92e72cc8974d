import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fromRoot, ROOT } from "./root.mjs";
import { StepFailed } from "./steps.mjs";

const PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"];
const FOLDERS = ["app", "bench", "components", "db", "docs", "e2e", "public", "scripts", "server", ".ci"];
const IN_BACKTICKS = /`([^`\s]+)`/g;
const IN_LINKS = /\]\((?!\w+:|#|\/)([^)\s#]+)[^)]*\)/g;
/** Where a path stops naming one file: a placeholder, a pattern or a list. */
const OPEN_END = /[<>*{}…]|\.\.\./;

function markdownUnder(folder, wanted) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => wanted.test(name)).map((name) => join(folder, name));
}

function documents() {
  const single = PAGES.map((page) => fromRoot(page)).filter(existsSync);
  return [...single, ...markdownUnder(fromRoot("docs"), /\.md$/), ...markdownUnder(fromRoot("server"), /README\.md$/)];
}

/** The part of a mention that must exist: without a line number, and up to the first placeholder. */
function certainPart(mention) {
  const parts = mention.replace(/:\d+(-\d+)?$/, "").split("/");
  const open = parts.findIndex((part) => OPEN_END.test(part));
  return (open === -1 ? parts : parts.slice(0, open)).join("/");
}

const namesRepositoryPath = (mention) =>
  FOLDERS.some((folder) => mention.startsWith(`${folder}/`)) || /^[A-Z]+\.md$|^\.\/\S+\.\w+$/.test(mention);

function mentions(text) {
  const quoted = [...text.matchAll(IN_BACKTICKS)].map(([, mention]) => mention).filter(namesRepositoryPath);
  const linked = [...text.matchAll(IN_LINKS)].map(([, mention]) => mention);
  return [...quoted, ...linked];
}

/** Fails with a list when a document names a path of the repository that does not exist. */
export async function checkDocumentPaths() {
  const missing = [];
  for (const document of documents()) {
    for (const mention of mentions(readFileSync(document, "utf8"))) {
      const path = certainPart(mention);
      if (existsSync(fromRoot(path)) || existsSync(join(dirname(document), path))) continue;
      missing.push(`${relative(ROOT, document)} names \`${mention}\`, which does not exist`);
    }
  }
  if (missing.length > 0) throw new StepFailed(`${missing.length} dead paths in the documents.`, missing.join("\n"));
}
