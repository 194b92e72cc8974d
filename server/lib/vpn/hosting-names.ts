/**
 * Hosting, cloud and VPN companies whose names do not say what they do, as their autonomous systems are called:
 * beginnings of names, lower case. Clouds and root servers are where VPNs and proxies live; most VPN brands rent there.
 */
const COMPANIES = [
  ...["1337 services", "23m gmbh", "24 shells", "31173 services", "aceville", "akamai technologies", "akari networks"],
  ...["alexhost", "alibaba", "hangzhou alibaba", "amazon.com", "amazon data services", "amazon technologies"],
  ...["anonymizer", "aruba s.p.a", "aurologic", "b2 net solutions", "beget", "biterika", "blix solutions"],
  ...["brainstorm network", "byteplus", "chang way", "changway", "clouvider", "contabo", "data wing", "datacamp"],
  ...["dataweb global", "datum", "dedipath", "digitalocean", "dingfeng xinhui", "emerald onion", "enzu", "eonix"],
  ...["eurobyte", "f.n.s. holdings", "f3 netze", "fastly", "feral.io", "flokinet", "flyservers", "frantech", "g-core"],
  ...["calyx networks", "foundation for applied privacy", "quintex alliance", "stiftung erneuerbare freiheit"],
  ...["the calyx institute"],
  ...["global connectivity solutions", "global layer", "globaltelehost", "glesys", "godaddy", "google llc"],
  ...["green floid", "gsl networks", "hetzner", "hivelocity", "hostkey", "hostpapa", "hostroyale"],
  ...["huawei international", "hydra communications", "ifog", "input output flood", "interserver", "ionos"],
  ...[
    "ip volume",
    "it7 networks",
    "jsc selectel",
    'jsc "timeweb',
    "kamatera",
    "kaopu",
    "korgrid",
    "krypt technologies",
  ],
  ...["latitude.sh", "leapswitch", "leaseweb", "limestone networks", "linode", "llc baxet", "luogelang", "m247"],
  ...["masterdc", "meerfarbig", "melbikomas", "mevspace", "microsoft corporation", "mirhosting", "mivocloud"],
  ...["mudhook", "multacom", "mvps", "namecheap", "natcoweb", "netcup", "network transit holdings", "newfold digital"],
  ...["nforce", "nocix", "obehosting", "oracle corporation", "orion network limited", "ovh", "oxylabs", "packethub"],
  ...["performive", "petersburg internet network", "pfcloud", "powerhouse management", "private layer", "prospero"],
  ...["proton ag", "proton66", "psychz", "quadranet", "reliablesite", "scalaxy", "scaleway", "seflow", "selectel"],
  ...[
    "shenzhen tencent",
    "shinjiru",
    "sprious",
    "strato ag",
    "strato gmbh",
    "strong technology",
    "tefincom",
    "tencent",
  ],
  ...["the constant company", "the infrastructure group", "timeweb", "trabia", "tzulo", "ucloud", "uk-2"],
  ...["unified layer", "vegasnap", "velia.net", "volumedrive", "webnx", "webzilla", "wholesale internet", "wiit ag"],
  ...["windscribe", "worldstream", "xneelo", "xt global", "xtom", "zenlayer", "zomro"],
];

/** What such companies call themselves. */
const TRADE =
  /hosting|\bhost(?:ed|er|ers)?\b|\bv(?:ps|pns?)\b|data ?-?cent(?:er|re)|coloc|\bcolo\b|dedicated|servers?\b|cloud|rackspace|bare ?metal|\bproxy\b/;

/** Networks of people at home, at work and on the way, whatever else their name says. */
const ACCESS =
  /tele[ck]om|broadband|wireless|wi-?fi|\bfib(?:er|re)\b|\bcable|mobile|cellular|universit|school|college|\bbank|government|ministry|province|hospital|shadowserver|cloud networks|haproxy/;

/** Whether the name of an autonomous system is that of a hosting, cloud, VPN or proxy network. */
export function isHostingName(name: string): boolean {
  const lower = name.toLowerCase();
  if (COMPANIES.some((company) => lower.startsWith(company))) return true;
  return TRADE.test(lower) && !ACCESS.test(lower);
}
