import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fromRoot, ROOT } from "./root.mjs";
import { StepFailed } from "./steps.mjs";

const FOLDERS = ["app", "bench", "components", "db", "docs", "e2e", "public", "scripts", "server", ".ci"];
const SOURCE = /\.(tsx?|[cm]?js|css|sql|ya?ml)$/;
const IN_BACKTICKS = /`([^`\s]+)`/g;
const IN_LINKS = /\]\((?!\w+:|\/)([^)\s]+)[^)]*\)/g;
/** A page that is named in running text: `docs/wire.md#lists`, with or without quotes around it. */
const PAGES = /[\w./-]*\w\.md\b(?:#[\w-]+)?/g;
/** The chapter of a page that readers of the repository do not have. */
const ELSEWHERE =
  /\bcontract(?:'s)?\s+(?:section\s+|§\s*)?\d[\d.]*|\bthe\s+contract\b|(?<!RFC\s\d{3,5},?\s)\bsection\s+\d[\d.]*/gi;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*|^\s*(?:--|#)\s.*/gm;
/** Where a path stops naming one file: a placeholder, a pattern or a list. */
const OPEN_END = /[<>*{}…]|\.\.\./;

function filesUnder(folder, wanted) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => wanted.test(name)).map((name) => join(folder, name));
}

const topLevel = (wanted) => readdirSync(ROOT).filter((name) => wanted.test(name));
const documents = () => [
  ...topLevel(/\.md$/).map((name) => fromRoot(name)),
  ...filesUnder(fromRoot("docs"), /\.md$/),
  ...filesUnder(fromRoot("server"), /README\.md$/),
];
const sources = () => [
  ...topLevel(SOURCE).map((name) => fromRoot(name)),
  ...FOLDERS.flatMap((folder) => filesUnder(fromRoot(folder), SOURCE)),
];

/** The part of a mention that must exist: without a line number, and up to the first placeholder. */
function certainPart(path) {
  const parts = path.replace(/:\d+(-\d+)?$/, "").split("/");
  const open = parts.findIndex((part) => OPEN_END.test(part));
  return (open === -1 ? parts : parts.slice(0, open)).join("/");
}

const namesRepositoryPath = (mention) =>
  FOLDERS.some((folder) => mention.startsWith(`${folder}/`)) || /^[A-Z]+\.md(#.*)?$|^\.\/\S+\.\w+$/.test(mention);

const all = (pattern, text) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);

const headings = new Map();

/** The names by which links reach the headings of a page, as GitHub makes them. */
function anchorsOf(page) {
  const found =
    headings.get(page) ??
    all(/^#{1,6}\s+(.*)$/gm, readFileSync(page, "utf8").replace(/^```[\s\S]*?^```/gm, "")).map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    );
  headings.set(page, found);
  return found;
}

/** Whether a path with an anchor or without leads somewhere, from the root or from the file that names it. */
function leadsSomewhere(file, mention) {
  const [path = "", anchor] = mention.split("#");
  const certain = certainPart(path);
  const target = [fromRoot(certain), join(dirname(file), certain)].find(existsSync);
  if (path === "") return anchorsOf(file).includes(anchor);
  if (!target) return false;
  return !anchor || !target.endsWith(".md") || anchorsOf(target).includes(anchor);
}

const inDocument = (text) => [...all(IN_BACKTICKS, text).filter(namesRepositoryPath), ...all(IN_LINKS, text)];

/** What the comments of a source file cite: paths of the repository in backticks, and pages however they are written. */
const inSource = (comments) => [
  ...all(IN_BACKTICKS, comments).filter(namesRepositoryPath),
  ...all(PAGES, comments.replace(/\w+:\/\/\S+/g, "")),
];

const complaint = (file, mention, why) => `${relative(ROOT, file)} names \`${mention}\`, which ${why}`;

function complaints(file, text, mentions) {
  const dead = mentions.filter((mention) => !leadsSomewhere(file, mention));
  return [
    ...dead.map((mention) => complaint(file, mention, "does not exist")),
    ...all(ELSEWHERE, text).map((mention) => complaint(file, mention, "is no page of this repository")),
  ];
}

/**
 * Fails with a list when a document, or a comment in a source file, names a path or a chapter of the repository that does
 * not exist, or a page outside of it.
 */
export async function checkDocumentPaths() {
  const found = documents().flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return complaints(file, text, inDocument(text));
  });
  for (const file of sources()) {
    const comments = all(COMMENTS, readFileSync(file, "utf8")).join("\n");
    found.push(...complaints(file, comments, inSource(comments)));
  }
  const unique = [...new Set(found)];
  if (unique.length > 0) throw new StepFailed(`${unique.length} citations lead nowhere.`, unique.join("\n"));
}
