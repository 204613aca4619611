/** Colours that stay readable on both grounds. */

/**
 * Red, green and blue, 0…255, of a hexadecimal colour; grey for what is none.
 * @param {string | null | undefined} text
 * @returns {number[]}
 */
export function parseColor(text) {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text || "");
  if (!match) return [110, 110, 110];
  const hex = match[1].length === 3 ? match[1].replace(/./g, "$&$&") : match[1];
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** @param {number[]} rgb @param {number} [alpha] */
export function css(rgb, alpha = 1) {
  return `rgba(${rgb.map(Math.round).join(",")},${alpha})`;
}

/** @param {number[]} a @param {number[]} b @param {number} share of b @returns {number[]} */
export function mix(a, b, share) {
  return a.map((value, i) => value + (b[i] - value) * share);
}

/**
 * Relative luminance, as WCAG 2.2 defines it.
 * @param {number[]} rgb
 */
export function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {number[]} a @param {number[]} b */
export function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/**
 * A colour moved towards white or black until it stands out from the ground.
 * @param {number[]} color
 * @param {number[]} ground
 * @param {number} least  wanted contrast
 * @returns {number[]}
 */
export function readable(color, ground, least) {
  const towards = luminance(ground) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  for (let step = 0; step <= 20; step++) {
    const tried = mix(color, towards, step / 20);
    if (contrast(tried, ground) >= least) return tried;
  }
  return towards;
}
