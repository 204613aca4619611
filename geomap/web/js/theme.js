/** Light and dark: what the system wants, unless the reader chose. Canvas colours are read from the style sheet. */

import { parseColor } from "./color.js";

/** Letters of the map: the system's own. */
export const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

/**
 * @typedef {Object} Theme
 * @property {boolean} dark
 * @property {Record<string, string>} css
 * @property {number[]} land
 * @property {number[]} ink
 */

const NAMES = ["water", "land", "coast", "lake", "river", "border", "border-case", "admin", "country", "town", "halo", "ink", "accent", "green", "built", "building", "road", "road-main", "road-case", "rail"];

/** @returns {boolean} */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
}

/** @returns {Theme} */
export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  /** @type {Record<string, string>} */
  const found = {};
  for (const name of NAMES) found[name] = style.getPropertyValue(`--map-${name}`).trim();
  return { dark: isDark(), css: found, land: parseColor(found.land), ink: parseColor(found.ink) };
}

/** @param {() => void} changed */
export function watchTheme(changed) {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}

/** Swap light and dark for as long as the page is open. */
export function swapTheme() {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
}
