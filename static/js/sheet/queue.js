// Changes that the server has not confirmed, by row: they outlive a reload and a lost connection.

const SEPARATOR = "|";

export class Queue {
  constructor(storage, key) {
    this.storage = storage;
    this.prefix = key + SEPARATOR;
    this.items = new Map(this.#stored());
  }

  get size() {
    return this.items.size;
  }

  get(code) {
    return this.items.get(code);
  }

  put(code, item) {
    this.items.set(code, item);
    this.#keep(code, item);
  }

  drop(code) {
    this.items.delete(code);
    try { this.storage.removeItem(this.prefix + code); } catch { /* storage may be switched off */ }
  }

  /** The first that waits for nothing but the line; what a person has to settle is `held`. */
  next() {
    for (const [code, item] of this.items) if (!item.held) return [code, item];
    return null;
  }

  /** How many changes still have to get through. */
  get waiting() {
    let count = 0;
    for (const item of this.items.values()) if (!item.held) count += 1;
    return count;
  }

  #keep(code, item) {
    const { held, ...lasting } = item; // whoever loads the page again is asked again
    try { this.storage.setItem(this.prefix + code, JSON.stringify(lasting)); } catch { /* full or switched off */ }
  }

  #stored() {
    const found = [];
    try {
      for (let place = 0; place < this.storage.length; place += 1) {
        const name = this.storage.key(place);
        if (name.startsWith(this.prefix)) {
          found.push([name.slice(this.prefix.length), JSON.parse(this.storage.getItem(name))]);
        }
      }
    } catch { return []; }
    return found;
  }
}
