/** Numbers by least cost; of equal costs the earlier one first, so that the same input gives the same order. */
export class Heap {
  readonly #items: { readonly value: number; readonly cost: number; readonly turn: number }[] = [];
  #turn = 0;

  push(value: number, cost: number): void {
    this.#items.push({ value, cost, turn: this.#turn++ });
    let at = this.#items.length - 1;
    for (let parent = (at - 1) >> 1; at > 0 && this.#isBefore(at, parent); parent = (at - 1) >> 1) {
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): number | undefined {
    const first = this.#items[0];
    const last = this.#items.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#items.length === 0) return first.value;
    this.#items[0] = last;
    this.#sink();
    return first.value;
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const children = [2 * at + 1, 2 * at + 2].filter((child) => child < this.#items.length);
      const least = children.reduce((best, child) => (this.#isBefore(child, best) ? child : best), at);
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, two] = [this.#items[a]!, this.#items[b]!];
    return one.cost < two.cost || (one.cost === two.cost && one.turn < two.turn);
  }

  #swap(a: number, b: number): void {
    [this.#items[a], this.#items[b]] = [this.#items[b]!, this.#items[a]!];
  }
}
