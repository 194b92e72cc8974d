/** The first that fits counts: Edge and Opera also call themselves Chrome, and Chrome also calls itself Safari. */
const BROWSERS: readonly [string, RegExp][] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ["Opera", /\b(?:OPR|OPT|Opera)\/(\d+)/],
  ["Vivaldi", /\bVivaldi\/(\d+)/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+)[\d.]*(?: Mobile\/\w+)? Safari\//],
];

/** The same for systems: Android calls itself Linux, and an iPad like a Mac. */
const SYSTEMS: readonly [string, RegExp][] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac(?:intosh| OS X)\b/],
  ["Linux", /\b(?:Linux|X11)\b/],
];

/** What a `User-Agent` header tells: a name for people, and whether it is carried about. */
export type BrowserName = { name: string; isHandheld: boolean };

/**
 * "Chrome 129 on Windows" for what browsers send, the program's own name for others ("curl"), and "Unknown browser" for
 * what tells nothing. A hint for people who know their devices, never proof: whoever signs in may send anything.
 */
export function browserName(userAgent: string | null): BrowserName {
  const text = userAgent ?? "";
  const system = SYSTEMS.find(([, sign]) => sign.test(text))?.[0];
  const isHandheld = system === "iPhone" || system === "iPad" || system === "Android";
  for (const [browser, sign] of BROWSERS) {
    const version = sign.exec(text)?.[1];
    if (version) return { name: system ? `${browser} ${version} on ${system}` : `${browser} ${version}`, isHandheld };
  }
  const program = /^([\w.-]{1,30})\//.exec(text)?.[1];
  const name = program && program !== "Mozilla" ? program : "Unknown browser";
  return { name: system ? `${name} on ${system}` : name, isHandheld };
}
