import { expect, test } from "vitest";
import { browserName } from "./browser-name";

const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  [`${WINDOWS} ${WEBKIT} Chrome/129.0.0.0 Safari/537.36`, "Chrome 129 on Windows", false],
  [`${WINDOWS} ${WEBKIT} Chrome/129.0.0.0 Safari/537.36 Edg/128.0.0.0`, "Edge 128 on Windows", false],
  [`${WINDOWS} ${WEBKIT} Chrome/129.0.0.0 Safari/537.36 OPR/114.0.0.0`, "Opera 114 on Windows", false],
  [`${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`, "Safari 17 on macOS", false],
  [`${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, "Safari 17 on iPhone", true],
  [`${IPHONE} CriOS/129.0.6668.46 Mobile/15E148 Safari/604.1`, "Chrome 129 on iPhone", true],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox 131 on Linux", false],
  [
    `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${WEBKIT} Chrome/129.0.0.0 Mobile Safari/537.36`,
    "Chrome 129 on Android",
    true,
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; SM-S921B) ${WEBKIT} SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36`,
    "Samsung Internet 26 on Android",
    true,
  ],
  [
    `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/128.0.0.0 Safari/537.36`,
    "Chrome 128 on ChromeOS",
    false,
  ],
  ["curl/8.5.0", "curl", false],
  ["Mozilla/5.0 (X11; Linux x86_64)", "Unknown browser on Linux", false],
  ["<script>alert(1)</script>", "Unknown browser", false],
  ["", "Unknown browser", false],
  [null, "Unknown browser", false],
])("%s", (userAgent, name, isHandheld) => {
  expect(browserName(userAgent)).toEqual({ name, isHandheld });
});
