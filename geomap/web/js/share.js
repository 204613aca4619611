/** Taking the view elsewhere: its address, and as a picture. */

import { el } from "./dom.js";
import { t } from "./words.js";

/**
 * @param {Object} acts
 * @param {() => string} acts.address
 * @param {(kind: "png" | "svg") => Promise<Blob>} acts.picture
 * @param {string} acts.name  of the file, without what comes after the dot
 */
export function makeShare({ address, picture, name }) {
  const said = el("span", { role: "status", class: "visually-hidden" });
  const copy = el("button", { type: "button", class: "tool", text: t("share.copy"), onclick: async () => {
    const text = address();
    const done = await copied(text);
    if (!done) offer(text);
    else flash(copy, t("share.copied"));
  } });
  const shown = el("input", { type: "text", class: "address", readonly: true, hidden: true, "aria-label": t("share.address"), onfocus: () => shown.select(),
    onblur: () => { shown.hidden = true; } });
  const save = (/** @type {"png" | "svg"} */ kind) => el("button", { type: "button", class: "tool wide", title: t(`share.${kind}`), "aria-label": t(`share.${kind}`), text: kind.toUpperCase(), onclick: async () => {
    download(await picture(kind), `${name}.${kind}`);
    said.textContent = t("share.saved");
  } });

  /** @param {HTMLElement} button @param {string} text */
  function flash(button, text) {
    const before = t("share.copy");
    button.textContent = text;
    said.textContent = text;
    setTimeout(() => { button.textContent = before; }, 1800);
  }

  /** Where no clipboard may be written, the address is shown, chosen whole. @param {string} text */
  function offer(text) {
    shown.value = text;
    shown.hidden = false;
    shown.focus();
  }
  return [copy, shown, save("png"), save("svg"), said];
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard now
 */
async function copied(text) {
  // In a frame without an origin it may not be asked for, and a browser complains of the asking.
  if (window !== window.top && window.origin === "null") return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/**
 * A title as the name of a file.
 * @param {string} title
 */
export function fileName(title) {
  return title.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 60) || "map";
}
