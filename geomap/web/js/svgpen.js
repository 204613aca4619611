/** A pen that writes SVG: as much of a canvas's context as this page draws with, so that one code draws both. */

import { pathText } from "./symbols.js";

/** Coordinates with a tenth of a pixel are exact enough. @param {number} value */
function short(value) {
  return String(Math.round(value * 10) / 10);
}

/**
 * Text between tags or in quotes; what XML cannot hold is left out.
 * @param {string} text
 */
export function escapeXml(text) {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Commands of a path, as SVG writes them. */
export class Trail {
  constructor() {
    this.d = "";
    this.scale = 1;
    this.dx = 0;
    this.dy = 0;
  }

  /** @param {number} x @param {number} y */
  at(x, y) {
    return `${short(x * this.scale + this.dx)} ${short(y * this.scale + this.dy)}`;
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.d += `M${this.at(x, y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.d += `L${this.at(x, y)}`;
  }

  closePath() {
    this.d += "Z";
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.d += `M${this.at(x, y)}L${this.at(x + width, y)}L${this.at(x + width, y + height)}L${this.at(x, y + height)}Z`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} radius */
  roundRect(x, y, width, height, radius) {
    const r = Math.max(0, Math.min(radius, width / 2, height / 2));
    const bend = (/** @type {number} */ toX, /** @type {number} */ toY) => `A${short(r * this.scale)} ${short(r * this.scale)} 0 0 1 ${this.at(toX, toY)}`;
    this.d += `M${this.at(x + r, y)}L${this.at(x + width - r, y)}${bend(x + width, y + r)}L${this.at(x + width, y + height - r)}${bend(x + width - r, y + height)}`
      + `L${this.at(x + r, y + height)}${bend(x, y + height - r)}L${this.at(x, y + r)}${bend(x + r, y)}Z`;
  }

  /** A whole circle, which is all that is drawn. @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) {
    const r = short(radius * this.scale);
    this.d += `M${this.at(x + radius, y)}A${r} ${r} 0 1 1 ${this.at(x - radius, y)}A${r} ${r} 0 1 1 ${this.at(x + radius, y)}Z`;
  }
}

const PLAIN = { lineWidth: 1, lineJoin: "miter", lineCap: "butt", strokeStyle: /** @type {any} */ ("#000"), fillStyle: /** @type {any} */ ("#000"), globalAlpha: 1,
  globalCompositeOperation: "source-over", font: "10px sans-serif", textAlign: "start", textBaseline: "alphabetic", letterSpacing: "0px", imageSmoothingEnabled: true };

export class SvgPen {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.canvas = { width, height };
    /** @type {string[]} */
    this.out = [];
    /** @type {string[]} */
    this.defs = [];
    /** @type {string[]} */
    this.erased = [];
    /** @type {any[]} */
    this.saved = [];
    /** @type {{out: string[], erased: string[]}[]} */
    this.sheets = [];
    this.trail = new Trail();
    this.dash = /** @type {number[]} */ ([]);
    this.scale_ = 1;
    this.dx = 0;
    this.dy = 0;
    this.clips = 0;
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    /** @type {Map<string, string[]>} */
    this.colors = new Map();
    Object.assign(this, PLAIN);
  }

  /** What a shape is traced into before it is filled and stroked. */
  outline() {
    return new Trail();
  }

  /** A sheet to work on apart from the others, and how it is laid on them: here a group with a mask. */
  spare() {
    return {
      scratch: () => {
        this.sheets.push({ out: this.out, erased: this.erased });
        this.out = [];
        this.erased = [];
        return /** @type {any} */ (this);
      },
      lay: () => {
        const under = this.sheets.pop();
        if (!under) return;
        const { out, erased } = this;
        this.out = under.out;
        this.erased = under.erased;
        if (!erased.length) this.out.push("<g>", ...out, "</g>");
        else this.out.push(`<g mask="url(#${this.define("mask", ' maskUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%"', `<rect width="100%" height="100%" fill="#fff"/>${erased.join("")}`)})">`, ...out, "</g>");
      },
    };
  }

  /** @param {string} tag @param {string} attributes @param {string} content @returns {string} its id */
  define(tag, attributes, content) {
    const id = `d${this.defs.length}`;
    this.defs.push(`<${tag} id="${id}"${attributes}>${content}</${tag}>`);
    return id;
  }

  // -- where ---------------------------------------------------------------------------------------------------------

  save() {
    const { scale_, dx, dy, dash, clips } = this;
    /** @type {any} */
    const styles = {};
    for (const name of Object.keys(PLAIN)) styles[name] = /** @type {any} */ (this)[name];
    this.saved.push({ scale_, dx, dy, dash, clips, styles });
    this.clips = 0;
  }

  restore() {
    for (; this.clips > 0; this.clips--) this.out.push("</g>");
    const { styles, ...rest } = this.saved.pop();
    Object.assign(this, rest, styles);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.dx += x * this.scale_;
    this.dy += y * this.scale_;
  }

  /** @param {number} by  the same to both sides */
  scale(by) {
    this.scale_ *= by;
  }

  clip() {
    this.out.push(`<g clip-path="url(#${this.define("clipPath", "", `<path d="${this.trail.d}"/>`)})">`);
    this.clips++;
  }

  // -- paths ---------------------------------------------------------------------------------------------------------

  beginPath() {
    this.trail = new Trail();
    this.trail.scale = this.scale_;
    this.trail.dx = this.dx;
    this.trail.dy = this.dy;
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) { this.trail.moveTo(x, y); }

  /** @param {number} x @param {number} y */
  lineTo(x, y) { this.trail.lineTo(x, y); }

  closePath() { this.trail.closePath(); }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) { this.trail.rect(x, y, width, height); }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} radius */
  roundRect(x, y, width, height, radius) { this.trail.roundRect(x, y, width, height, radius); }

  /** @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) { this.trail.arc(x, y, radius); }

  /** @param {number[]} lengths */
  setLineDash(lengths) { this.dash = lengths; }

  clearRect() {}

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    const path = new Trail();
    path.rect(x, y, width, height);
    this.put(path, this.filling("nonzero"));
  }

  /** @param {any} [path] @param {string} [rule] */
  fill(path, rule) {
    const given = typeof path === "string" ? undefined : path;
    this.put(given, this.filling(typeof path === "string" ? path : rule || "nonzero"));
  }

  /** @param {any} [path] */
  stroke(path) {
    const me = /** @type {any} */ (this);
    const width = path ? me.lineWidth : me.lineWidth * this.scale_;
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.map((n) => short(path ? n : n * this.scale_)).join(" ")}"` : "";
    const join = me.lineJoin === "miter" ? "" : ` stroke-linejoin="${me.lineJoin}"`;
    const cap = me.lineCap === "butt" ? "" : ` stroke-linecap="${me.lineCap}"`;
    this.put(path, `fill="none"${this.paint("stroke", me.strokeStyle)} stroke-width="${short(width)}"${join}${cap}${dash}`);
  }

  /** @param {string} rule */
  filling(rule) {
    return `${this.paint("fill", /** @type {any} */ (this).fillStyle).trim()}${rule === "evenodd" ? ' fill-rule="evenodd"' : ""}`;
  }

  /**
   * @param {any} path  a trail or a sign's path; what was traced last when there is none
   * @param {string} look
   */
  put(path, look) {
    const d = path ? path.d || pathText(path) : this.trail.d;
    if (!d) return;
    const place = path && (this.scale_ !== 1 || this.dx || this.dy) ? ` transform="translate(${short(this.dx)} ${short(this.dy)})${this.scale_ === 1 ? "" : ` scale(${this.scale_})`}"` : "";
    if (/** @type {any} */ (this).globalCompositeOperation === "destination-out") this.erased.push(`<path d="${d}"${place} ${look.replace(/(stroke|fill)="#[0-9a-f]+"/g, '$1="#000"')}/>`);
    else this.out.push(`<path d="${d}"${place} ${look}/>`);
  }

  /** @param {string} what  fill or stroke @param {any} style */
  paint(what, style) {
    const me = /** @type {any} */ (this);
    if (style && style.hatching) return ` ${what}="url(#${style.hatching})"${me.globalAlpha < 1 ? ` ${what}-opacity="${me.globalAlpha}"` : ""}`;
    const [color, alpha] = this.colorOf(String(style));
    const opacity = Number(alpha) * me.globalAlpha;
    return ` ${what}="${color}"${opacity < 1 ? ` ${what}-opacity="${Math.round(opacity * 1000) / 1000}"` : ""}`;
  }

  /** Any colour of a style sheet as one that every program reads, and its opacity. @param {string} style */
  colorOf(style) {
    let found = this.colors.get(style);
    if (!found) {
      this.ruler.fillStyle = "#000";
      this.ruler.fillStyle = style;
      const read = String(this.ruler.fillStyle);
      const parts = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(read);
      found = parts ? [`#${[1, 2, 3].map((i) => Number(parts[i]).toString(16).padStart(2, "0")).join("")}`, parts[4] || "1"] : [read, "1"];
      this.colors.set(style, found);
    }
    return found;
  }

  /**
   * Hatching: lines at an angle, crossed or not.
   * @param {string} color
   * @param {number} gap
   * @param {number} width
   * @param {boolean} crossed
   * @param {number} angle  degrees
   * @param {number} shift  across the lines
   */
  hatch(color, gap, width, crossed, angle, shift) {
    const [paint, alpha] = this.colorOf(color);
    const line = (/** @type {string} */ d) => `<path d="${d}" stroke="${paint}" stroke-opacity="${alpha}" stroke-width="${width}"/>`;
    const content = line(`M0 ${gap / 2}H${gap}`) + (crossed ? line(`M${gap / 2} 0V${gap}`) : "");
    return { hatching: this.define("pattern", ` patternUnits="userSpaceOnUse" width="${gap}" height="${gap}" patternTransform="rotate(${angle})${shift ? ` translate(0 ${shift})` : ""}"`, content) };
  }

  // -- words and pictures --------------------------------------------------------------------------------------------

  /** @param {string} text */
  measureText(text) {
    const me = /** @type {any} */ (this);
    this.ruler.font = me.font;
    if ("letterSpacing" in this.ruler) /** @type {any} */ (this.ruler).letterSpacing = me.letterSpacing;
    return this.ruler.measureText(text);
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) { this.words(text, x, y, this.paint("fill", /** @type {any} */ (this).fillStyle)); }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    const me = /** @type {any} */ (this);
    this.words(text, x, y, ` fill="none"${this.paint("stroke", me.strokeStyle)} stroke-width="${short(me.lineWidth)}" stroke-linejoin="round"`);
  }

  /** @param {string} text @param {number} x @param {number} y @param {string} look */
  words(text, x, y, look) {
    const me = /** @type {any} */ (this);
    const font = /^(?:(\S+) )?([\d.]+)px (.*)$/.exec(me.font);
    const size = font ? Number(font[2]) : 10;
    const down = me.textBaseline === "middle" ? 0.35 * size : me.textBaseline === "top" ? 0.8 * size : 0;
    const anchor = me.textAlign === "center" ? ' text-anchor="middle"' : me.textAlign === "right" ? ' text-anchor="end"' : "";
    const spacing = parseFloat(me.letterSpacing) ? ` letter-spacing="${short(parseFloat(me.letterSpacing))}"` : "";
    const weight = font && font[1] && font[1] !== "400" ? ` font-weight="${font[1]}"` : "";
    this.out.push(`<text x="${short(x * this.scale_ + this.dx)}" y="${short((y + down) * this.scale_ + this.dy)}" font-family="${escapeXml(font ? font[3] : "sans-serif")}" font-size="${short(size * this.scale_)}"${weight}${anchor}${spacing}${look}>${escapeXml(text)}</text>`);
  }

  /** @param {any} source @param {number} x @param {number} y @param {number} width @param {number} height */
  drawImage(source, x, y, width, height) {
    let canvas = source;
    if (!source.toDataURL) {
      canvas = document.createElement("canvas");
      canvas.width = source.naturalWidth || source.width;
      canvas.height = source.naturalHeight || source.height;
      /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(source, 0, 0);
    }
    this.out.push(`<image x="${short(x * this.scale_ + this.dx)}" y="${short(y * this.scale_ + this.dy)}" width="${short(width * this.scale_)}" height="${short(height * this.scale_)}" preserveAspectRatio="none" href="${canvas.toDataURL()}"/>`);
  }

  /** The whole as a file. @param {string} title */
  text(title) {
    const { width, height } = this.canvas;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">\n<title>${escapeXml(title)}</title>\n`
      + `<defs>${this.defs.join("\n")}</defs>\n${this.out.join("\n")}\n</svg>\n`;
  }
}
