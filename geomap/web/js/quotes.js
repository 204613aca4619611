/** The words that evidence points at. */

/**
 * The words of a piece of evidence.
 * @param {any} data
 * @param {number} number
 */
export function quoteOf(data, number) {
  const row = data.evidence[number];
  return textOf(data, row).slice(row.from, row.to);
}

/**
 * The embedded text that evidence lies in: its passage, or the whole document.
 * @param {any} data
 * @param {any} row
 * @returns {string}
 */
export function textOf(data, row) {
  return row.passage === null ? data.documents[row.doc].text : data.passages[row.passage].text;
}
