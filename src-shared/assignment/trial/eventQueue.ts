interface Event {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

/** What is still to happen on a virtual clock: a binary heap by instant, in the order of pushing where these are equal. */
export class EventQueue {
  readonly #heap: Event[] = [];
  #pushed = 0;

  push(at: number, act: () => void): void {
    const heap = this.#heap;
    const event = { at, order: this.#pushed++, act };
    let i = heap.push(event) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || isBefore(parent, event)) break;
      heap[i] = parent;
      i = up;
    }
    heap[i] = event;
  }

  /** Lets everything happen, also what happens because of it. */
  run(): void {
    for (let event = this.#shift(); event !== undefined; event = this.#shift()) event.act();
  }

  #shift(): Event | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      let child = heap[down];
      const right = heap[down + 1];
      if (child !== undefined && right !== undefined && isBefore(right, child)) {
        child = right;
        down += 1;
      }
      if (child === undefined || isBefore(last, child)) break;
      heap[i] = child;
      i = down;
    }
    heap[i] = last;
    return first;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
