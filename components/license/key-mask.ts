const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const PLACE = /[X*]/g;

/** A key that the mask could make. An example for the eye: real keys are made by the server from a CSPRNG. */
export function exampleKey(mask: string): string {
  return mask.replace(PLACE, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)] ?? "A");
}

/** How hard a key of this mask is to guess: its random places, and the bits they hold. */
export function maskStrength(mask: string): { places: number; bits: number } {
  const places = mask.match(PLACE)?.length ?? 0;
  return { places, bits: Math.floor(places * Math.log2(ALPHABET.length)) };
}
