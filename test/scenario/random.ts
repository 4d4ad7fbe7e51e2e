/** Chance that comes out the same for the same seed and key. */

/**
 * A source of uniform numbers from [0, 1): sfc32 (Chris Doty-Humphrey, PractRand), its state filled by hashing seed and key with
 * FNV-1a. Different keys give independent streams, so that what one host draws does not shift what another meets.
 */
export function seededRandom(seed: number, key = ''): () => number {
  let [a, b, c, counter] = [hash(`a${seed}/${key}`), hash(`b${seed}/${key}`), hash(`c${seed}/${key}`), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still show the seed.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
