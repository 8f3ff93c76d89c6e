import type { Instant } from '@chuan/kernel';

interface Entry<T> {
  readonly at: Instant;
  readonly order: number;
  readonly value: T;
}

/** What is to come, earliest first; of the same instant, what was put in first. A binary heap. */
export class Agenda<T> {
  private readonly entries: Entry<T>[] = [];
  private order = 0;

  add(at: Instant, value: T): void {
    this.entries.push({ at, order: this.order++, value });
    let index = this.entries.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.isBefore(index, parent)) break;
      this.swap(index, parent);
      index = parent;
    }
  }

  take(): { readonly at: Instant; readonly value: T } | undefined {
    const first = this.entries[0];
    const last = this.entries.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.entries.length > 0) {
      this.entries[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < this.entries.length && this.isBefore(left, least)) least = left;
      if (right < this.entries.length && this.isBefore(right, least)) least = right;
      if (least === index) return;
      this.swap(index, least);
      index = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.entries[a]!, this.entries[b]!];
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  private swap(a: number, b: number): void {
    [this.entries[a], this.entries[b]] = [this.entries[b]!, this.entries[a]!];
  }
}
