/** A canvas over the map that is drawn anew after every move and scaled with the map meanwhile. */

/**
 * @typedef {Object} View
 * @property {CanvasRenderingContext2D} context  in layer points
 * @property {number} zoom
 * @property {number} size   pixels of the whole world at this zoom
 * @property {number[]} origin  layer point of the world's north-west corner
 * @property {number[]} bounds  drawn part in layer points: left, top, right, bottom
 * @property {number[]} window  seen part in layer points
 * @property {number[]} box     drawn part in world coordinates, may pass 0 and 1 sideways
 * @property {number[]} turns   whole worlds to the west and east that are in view
 * @property {number} ratio  device pixels a pixel
 */

/**
 * @param {any} map
 * @param {string} pane
 * @param {number} order  z-index of the pane
 * @param {(view: View) => void} draw
 * @param {number} padding
 */
export function addSheet(map, pane, order, draw, padding) {
  const holder = map.createPane(pane);
  holder.style.zIndex = String(order);
  holder.style.pointerEvents = "none";
  const Sheet = window.L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
    },
    _destroyContainer() {
      this._container.remove();
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      window.L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = Math.min(3, Math.max(1, window.devicePixelRatio || 1));
      window.L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      this._context.setTransform(ratio, 0, 0, ratio, -this._bounds.min.x * ratio, -this._bounds.min.y * ratio);
      // A frame that has no size yet has nothing to draw on.
      if (this._container.width && this._container.height) draw(viewOf(this._map, this._context, this._bounds, ratio));
    },
    getEvents() {
      return { ...window.L.Renderer.prototype.getEvents.call(this), move: this._dragged };
    },
    /** A map that is dragged past what has been drawn is drawn on, as often as leaves time for the dragging itself. */
    _dragged() {
      if (!this._bounds || this._map._animatingZoom || performance.now() < this._rest) return;
      const seen = windowOf(this._map);
      if (seen[0] >= this._bounds.min.x && seen[1] >= this._bounds.min.y && seen[2] <= this._bounds.max.x && seen[3] <= this._bounds.max.y) return;
      const start = performance.now();
      this._update();
      this._rest = performance.now() + 6 * (performance.now() - start);
    },
    _rest: 0,
    redraw() {
      if (this._map && !this._map._animatingZoom) this._update();
    },
  });
  const sheet = new Sheet({ pane, padding });
  sheet.addTo(map);
  return sheet;
}

/**
 * @param {any} map
 * @param {CanvasRenderingContext2D} context
 * @param {any} bounds
 * @param {number} ratio
 * @returns {View}
 */
function viewOf(map, context, bounds, ratio) {
  const zoom = map.getZoom();
  const size = 256 * 2 ** zoom;
  const pixel = map.getPixelOrigin();
  const origin = [-pixel.x, -pixel.y];
  const drawn = [bounds.min.x, bounds.min.y, bounds.max.x, bounds.max.y];
  const box = drawn.map((value, i) => (value - origin[i % 2]) / size);
  const turns = [];
  for (let turn = Math.floor(box[0]); turn <= Math.floor(box[2]); turn++) turns.push(turn);
  return { context, zoom, size, origin, bounds: drawn, window: windowOf(map), box, turns, ratio };
}

/** The seen part of a map in layer points: left, top, right, bottom. @param {any} map @returns {number[]} */
function windowOf(map) {
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint([0, 0]);
  return [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
}
