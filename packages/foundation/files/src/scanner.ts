/** What a scanner says of a file; `unavailable` says nothing of it. */
export type ScanVerdict = 'clean' | 'infected' | 'unavailable';

/** What is known of a stored file; only a `clean` one may be handed out. */
export type FileState = 'clean' | 'infected' | 'pending';

/** A virus scanner. It never throws: whatever goes wrong is `unavailable`. */
export interface Scanner {
  scan(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ScanVerdict>;
}

/** A scanner that gives no answer leaves a file waiting, never clean. */
export const stateAfterScan = (verdict: ScanVerdict): FileState => (verdict === 'unavailable' ? 'pending' : verdict);

/** The harmless test file that every scanner knows (EICAR), in halves so that this source is not taken for one. */
export const eicarText = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Finds the EICAR test file and nothing else: for tests and for a demonstration without a scanner. */
export const eicarScanner: Scanner = {
  async scan(content) {
    try {
      const sign = Buffer.from(eicarText, 'latin1');
      let carried = Buffer.alloc(0);
      for await (const chunk of content) {
        const window = Buffer.concat([carried, chunk]);
        if (window.includes(sign)) return 'infected';
        carried = window.subarray(-sign.length + 1);
      }
      return 'clean';
    } catch {
      return 'unavailable';
    }
  },
};

/** Stands where no scanner is configured: every file stays pending. */
export const absentScanner: Scanner = { scan: async () => 'unavailable' };
