import { invalid } from '@chuan/kernel';
import { SaxesParser } from 'saxes';
import type { PetriNet } from '../conformance/petri-net.ts';
import { decodeXml, localName } from './xml.ts';

const maxPlaces = 5_000;

interface Draft {
  places: { id: string; name?: string }[];
  transitions: { id: string; label: string | null; isInvisible: boolean }[];
  arcs: { from: string; to: string; weight: number }[];
  initial: Record<string, number>;
  finals: Record<string, number>[];
}

/**
 * Reads a net in PNML (ISO/IEC 15909-2), with ProM's extension for invisible transitions and final markings. A
 * transition without a name, or marked `$invisible$`, is invisible. Without a final marking the goal is one token in
 * each place that leads nowhere. Only the first net of a file is read.
 *
 * @throws {AppError} `flow.pnml_unreadable` if the text is no well-formed XML or holds no net, `flow.pnml_too_large`
 *   beyond 5,000 places.
 */
export function readPnml(input: string | Uint8Array): PetriNet {
  const draft: Draft = { places: [], transitions: [], arcs: [], initial: {}, finals: [] };
  const reader = new PnmlReader(draft);
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw invalid('flow.pnml_unreadable');
  });
  parser.on('opentag', ({ name, attributes }) => reader.open(localName(name), attributes));
  parser.on('text', (text) => reader.read(text));
  parser.on('closetag', ({ name }) => reader.close(localName(name)));
  parser.write(decodeXml(input)).close();
  if (draft.places.length === 0 || draft.transitions.length === 0) throw invalid('flow.pnml_unreadable');
  if (draft.places.length > maxPlaces) throw invalid('flow.pnml_too_large', { maxPlaces });
  return {
    places: draft.places,
    transitions: draft.transitions.map(({ id, label, isInvisible }) => ({ id, label: isInvisible ? null : label })),
    arcs: draft.arcs,
    initial: draft.initial,
    final: draft.finals[0] ?? sinksOf(draft),
  };
}

function sinksOf({ places, arcs }: Draft): Record<string, number> {
  const leading = new Set(arcs.map((arc) => arc.from));
  return Object.fromEntries(places.filter((place) => !leading.has(place.id)).map((place) => [place.id, 1]));
}

type Attributes = Readonly<Record<string, string>>;

class PnmlReader {
  private readonly draft: Draft;
  private readonly path: string[] = [];
  private nets = 0;
  private finalPlace = '';

  constructor(draft: Draft) {
    this.draft = draft;
  }

  open(name: string, attributes: Attributes): void {
    this.path.push(name);
    if (name === 'net') this.nets += 1;
    if (this.nets !== 1) return;
    const id = attributes['id'] ?? '';
    if (name === 'place' && this.path.includes('finalmarkings')) this.finalPlace = attributes['idref'] ?? '';
    else if (name === 'place') this.draft.places.push({ id });
    else if (name === 'transition') this.draft.transitions.push({ id, label: null, isInvisible: false });
    else if (name === 'arc') {
      this.draft.arcs.push({ from: attributes['source'] ?? '', to: attributes['target'] ?? '', weight: 1 });
    } else if (name === 'marking') this.draft.finals.push({});
    else if (name === 'toolspecific' && attributes['activity'] === '$invisible$') {
      const transition = this.draft.transitions.at(-1);
      if (transition && this.path.at(-2) === 'transition') transition.isInvisible = true;
    }
  }

  read(raw: string): void {
    const text = raw.trim();
    if (text === '' || this.nets !== 1 || this.path.at(-1) !== 'text') return;
    const [owner, part] = [this.path.at(-3), this.path.at(-2)];
    const count = Math.max(0, Math.trunc(Number(text)) || 0);
    const place = this.draft.places.at(-1);
    if (owner === 'transition' && part === 'name') this.draft.transitions.at(-1)!.label = text;
    else if (owner === 'arc' && part === 'inscription') this.draft.arcs.at(-1)!.weight = Math.max(1, count);
    else if (owner === 'marking' && part === 'place' && count > 0) this.draft.finals.at(-1)![this.finalPlace] = count;
    else if (owner === 'place' && part === 'name' && place) place.name = text;
    else if (owner === 'place' && part === 'initialMarking' && place) this.draft.initial[place.id] = count;
  }

  close(name: string): void {
    this.path.pop();
    if (name === 'net') this.nets += 1;
  }
}
