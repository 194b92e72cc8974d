// Stands in for `server-only` outside Next, whose bundler is the only one that gives that package a meaning.
export {};
