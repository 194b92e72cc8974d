/** What one application of the demo is like. */
export type AppSpec = {
  name: string;
  version: string;
  state: "live" | "paused" | "disabled";
  mask: string;
  licenses: number;
  /** Share of the licenses that somebody redeemed. */
  redeemed: number;
  /** Log-ins in an average hour of today; the year before grows up to it. */
  pace: number;
  /** Whether clients are refused far more often today than before. */
  underAttack: boolean;
  tiers: [name: string, level: number, days: number][];
};

/** The demo's applications: a busy one, a middling one that is being tried out by somebody, and two that rest. */
export const APPS: readonly AppSpec[] = [
  {
    name: "Orbit Recorder",
    version: "0.9",
    state: "disabled",
    mask: "ORBIT-XXXXX-XXXXX",
    licenses: 24,
    redeemed: 0.3,
    pace: 0,
    underAttack: false,
    tiers: [["beta", 2, 90]],
  },
  {
    name: "Aurora Trainer",
    version: "3.2",
    state: "paused",
    mask: "AUR-XXXX-XXXX-XXXX",
    licenses: 90,
    redeemed: 0.7,
    pace: 2,
    underAttack: false,
    tiers: [["plus", 2, 30]],
  },
  {
    name: "Pixel Forge",
    version: "1.7",
    state: "live",
    mask: "PIXEL-XXXXX-XXXXX-XXXXX",
    licenses: 260,
    redeemed: 0.55,
    pace: 9,
    underAttack: true,
    tiers: [["studio", 3, 365]],
  },
  {
    name: "Nebula Launcher",
    version: "2.4.1",
    state: "live",
    mask: "NEBULA-XXXXX-XXXXX-XXXXX",
    licenses: 1_200,
    redeemed: 0.62,
    pace: 48,
    underAttack: false,
    tiers: [
      ["pro", 2, 90],
      ["lifetime", 5, 36_500],
    ],
  },
];

/** Parts of user names. */
export const NAMES = [
  "mara",
  "jonas",
  "kestrel",
  "ivy",
  "tomek",
  "sable",
  "noor",
  "felix",
  "quill",
  "rhea",
  "dario",
  "wren",
  "lukas",
  "mira",
  "otter",
  "zane",
  "elif",
  "bruno",
  "haru",
  "linnea",
  "pavel",
  "sofia",
  "tarek",
  "yuki",
] as const;

/** What sellers note on keys. */
export const NOTES = [
  "Spring campaign",
  "Reseller: Gamedeals",
  "Giveaway on stream",
  "Beta tester",
  "Refund of order 1042",
  "Support: moved to a new PC",
] as const;

/** Why clients are turned away, with how often. */
export const REFUSALS: readonly [code: string, share: number][] = [
  ["INVALID_CREDENTIALS", 0.38],
  ["HWID_MISMATCH", 0.24],
  ["LICENSE_NOT_FOUND", 0.15],
  ["NO_SUBSCRIPTION", 0.11],
  ["LICENSE_EXPIRED", 0.07],
  ["BLACKLISTED", 0.03],
  ["INVALID_VERSION", 0.02],
];

/** Where clients are, with how many of them. */
export const COUNTRIES: readonly [code: string, share: number][] = [
  ["US", 0.23],
  ["DE", 0.15],
  ["BR", 0.11],
  ["GB", 0.08],
  ["TR", 0.07],
  ["FR", 0.06],
  ["PL", 0.05],
  ["IN", 0.05],
  ["ID", 0.04],
  ["CA", 0.03],
  ["NL", 0.03],
  ["JP", 0.025],
  ["MX", 0.02],
  ["AU", 0.015],
  ["SE", 0.01],
  ["VN", 0.01],
];
